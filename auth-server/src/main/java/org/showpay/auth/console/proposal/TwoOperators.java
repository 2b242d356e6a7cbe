package org.showpay.auth.console.proposal;

import org.showpay.auth.console.operator.Operators;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says which acts two operators are wanted for. */
@Service
public class TwoOperators {

  private final Operators operators;
  private final PaymentRows payments;
  private final TwoOperatorsProperties rules;

  TwoOperators(Operators operators, PaymentRows payments, TwoOperatorsProperties rules) {
    this.operators = operators;
    this.payments = payments;
    this.rules = rules;
  }

  /** Whether two are wanted for anything at all now. */
  @Transactional(readOnly = true)
  public boolean areWanted() {
    return switch (rules.when()) {
      case NEVER -> false;
      case ALWAYS -> true;
      case WHEN_THERE_ARE_TWO -> operators.howManyMayAct() >= 2;
    };
  }

  /** What one operator may give back alone of a payment in this currency. */
  @Transactional(readOnly = true)
  public Money allowedAlone(String currency) {
    return rules.refundsAbove(currency);
  }

  /**
   * Whether two are wanted for this. Refunds of a payment count together, whoever made them, so
   * that a large one is not given back in small ones; a payment that is not there is refused later.
   */
  @Transactional(readOnly = true)
  public boolean areWantedFor(Command command) {
    return areWanted()
        && switch (command) {
          case Command.GiveBack back ->
              payments
                  .find(back.payment())
                  .filter(payment -> isLarge(payment, back.amount()))
                  .isPresent();
          case Command.GiveUp up ->
              payments
                  .find(up.payment())
                  .filter(payment -> isLarge(payment, payment.amount()))
                  .isPresent();
          case Command.AddTerminal _,
              Command.ReplaceKey _,
              Command.Unfreeze _,
              Command.AgreeTerms _ ->
              true;
        };
  }

  private boolean isLarge(Payment payment, Money more) {
    String currency = payment.amount().currencyCode();
    return payment.refunding().plus(more).exceeds(rules.refundsAbove(currency));
  }
}
