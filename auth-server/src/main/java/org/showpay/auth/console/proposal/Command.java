package org.showpay.auth.console.proposal;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Action;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;

/**
 * Exactly what is to be done, whole: who confirms it confirms every field. What is urgent and only
 * takes away (a freeze, a key that is revoked) is no command: one operator does it at once.
 */
public sealed interface Command {

  /** What it is called in the audit. */
  Action action();

  /** On what it is done, by its id. */
  String subject();

  /** All else that it says; no secret is in it. */
  @Nullable String detail();

  /** Gives money back that was charged. */
  record GiveBack(PaymentId payment, OperationId refund, Money amount, String reason)
      implements Command {

    @Override
    public Action action() {
      return Action.REFUND;
    }

    @Override
    public String subject() {
      return payment.toString();
    }

    @Override
    public String detail() {
      return amount + ", " + refund + ", " + reason;
    }
  }

  /** Gives up the hold of a payment that is not captured. */
  record GiveUp(PaymentId payment) implements Command {

    @Override
    public Action action() {
      return Action.VOID;
    }

    @Override
    public String subject() {
      return payment.toString();
    }

    @Override
    public @Nullable String detail() {
      return null;
    }
  }

  /** Gives a merchant a terminal, whose key is drawn when it is done. */
  record AddTerminal(MerchantId merchant, TerminalId terminal, String label, Channel channel)
      implements Command {

    @Override
    public Action action() {
      return Action.ADD_TERMINAL;
    }

    @Override
    public String subject() {
      return terminal.toString();
    }

    @Override
    public String detail() {
      return label + ", " + channel + ", " + merchant;
    }
  }

  /** Draws a terminal a new key, if it is still as it was looked at. */
  record ReplaceKey(MerchantId merchant, TerminalId terminal, int version) implements Command {

    @Override
    public Action action() {
      return Action.REPLACE_KEY;
    }

    @Override
    public String subject() {
      return terminal.toString();
    }

    @Override
    public String detail() {
      return merchant.toString();
    }
  }

  /** Lets a merchant sell again that was stopped. */
  record Unfreeze(MerchantId merchant) implements Command {

    @Override
    public Action action() {
      return Action.UNFREEZE_MERCHANT;
    }

    @Override
    public String subject() {
      return merchant.toString();
    }

    @Override
    public @Nullable String detail() {
      return null;
    }
  }

  /** Agrees with a merchant on other terms: fees, and what its tills have to do. */
  record AgreeTerms(MerchantId merchant, MerchantTermsApi.Terms terms) implements Command {

    @Override
    public Action action() {
      return Action.AGREE_TERMS;
    }

    @Override
    public String subject() {
      return merchant.toString();
    }

    @Override
    public String detail() {
      return terms.toString();
    }
  }
}
