package org.showpay.auth.console.proposal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Deed;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Ending;
import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.merchant.MerchantDesk;
import org.showpay.auth.operation.Operations;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.auth.terms.TermsDesk;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.ModelAndView;

/** Does what may be done, by one operator or by two, and writes it down. */
@Service
class Doings {

  private final Operations operations;
  private final PaymentRows payments;
  private final MerchantDesk merchants;
  private final TermsDesk terms;
  private final Deeds deeds;

  Doings(
      Operations operations,
      PaymentRows payments,
      MerchantDesk merchants,
      TermsDesk terms,
      Deeds deeds) {
    this.operations = operations;
    this.payments = payments;
    this.merchants = merchants;
    this.terms = terms;
    this.deeds = deeds;
  }

  /**
   * Does it.
   *
   * @param by who does it, or has confirmed it
   * @param proposed who proposed it, if another did
   */
  ModelAndView carryOut(Command command, Operator by, @Nullable String proposed) {
    Deed deed =
        new Deed(by.author(), command.action(), command.subject(), joined(command, proposed));
    return switch (command) {
      case Command.GiveBack back -> giveBack(back, deed);
      case Command.GiveUp up -> giveUp(up, deed);
      case Command.AddTerminal add -> add(add, deed);
      case Command.ReplaceKey replace -> replace(replace, deed);
      case Command.Unfreeze start -> {
        deeds.carryOut(deed, () -> merchants.unfreeze(start.merchant()));
        yield page(start.merchant(), "UNFROZEN");
      }
      case Command.AgreeTerms agree -> {
        deeds.perform(deed, () -> terms.agreeNow(agree.merchant(), agree.terms()));
        yield page(agree.merchant(), "AGREED");
      }
    };
  }

  private ModelAndView giveBack(Command.GiveBack wanted, Deed deed) {
    Payment payment = find(wanted.payment());
    OperationView done =
        deeds.ask(
            deed,
            () ->
                operations.refund(
                    payment,
                    new PaymentsApi.Refund(wanted.refund(), wanted.amount(), wanted.reason())),
            Doings::ending);
    return page(wanted.payment(), "REFUND_" + done.state());
  }

  /** Whoever asks twice finds it cancelled, or being cancelled, and is told so. */
  private ModelAndView giveUp(Command.GiveUp wanted, Deed deed) {
    Payment payment = find(wanted.payment());
    deeds.ask(deed, () -> operations.cancel(payment), Doings::ending);
    return page(wanted.payment(), "VOID");
  }

  private ModelAndView add(Command.AddTerminal wanted, Deed deed) {
    MerchantsApi.AddTerminal terminal =
        new MerchantsApi.AddTerminal(wanted.label(), wanted.channel());
    ApiKey key =
        deeds.perform(
            deed,
            () -> merchants.addTerminal(wanted.merchant(), wanted.terminal(), terminal).apiKey());
    return page(key, wanted.merchant(), wanted.terminal());
  }

  /** Sent twice, the second one is refused: it would end the key that the till still has. */
  private ModelAndView replace(Command.ReplaceKey wanted, Deed deed) {
    ApiKey key =
        deeds.perform(
            deed,
            () -> merchants.replaceKey(wanted.merchant(), wanted.terminal(), wanted.version()));
    return page(key, wanted.merchant(), wanted.terminal());
  }

  private Payment find(PaymentId payment) {
    return payments
        .find(payment)
        .orElseThrow(
            () -> ProblemException.notFound("PAYMENT_UNKNOWN", "There is no such payment."));
  }

  private static @Nullable String joined(Command command, @Nullable String proposed) {
    String detail = command.detail();
    if (proposed == null) {
      return detail;
    }
    return detail == null ? proposed : detail + ", " + proposed;
  }

  private static Ending ending(OperationView operation) {
    return switch (operation.state()) {
      case DONE -> new Ending.Done();
      case REFUSED -> new Ending.Refused(String.valueOf(operation.refusal()));
      case REQUESTED -> new Ending.Open();
    };
  }

  private static ModelAndView page(PaymentId payment, String done) {
    return new ModelAndView("redirect:/console/payments/" + payment + "?done=" + done);
  }

  private static ModelAndView page(MerchantId merchant, String done) {
    return new ModelAndView("redirect:/console/merchants/" + merchant + "?done=" + done);
  }

  /** A key is in the answer to its form, and nowhere else. */
  private static ModelAndView page(ApiKey key, MerchantId merchant, TerminalId terminal) {
    return new ModelAndView(
        "console/key", Map.of("key", key, "merchant", merchant, "terminal", terminal));
  }
}
