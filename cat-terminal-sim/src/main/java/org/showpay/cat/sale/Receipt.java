package org.showpay.cat.sale;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.till.Till;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentView.Decline;
import org.showpay.contracts.problem.NextStep;
import org.springframework.stereotype.Component;

/** Prints what became of a sale: the receipt (patent S410) or the error slip (S416). */
@Component
final class Receipt {

  private final DateTimeFormatter time;

  Receipt(SaleSettings settings) {
    time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT)
            .withZone(settings.timeZone());
  }

  /**
   * The whole slip.
   *
   * @param remark what the till itself has to say, for example why it heard nothing; or empty
   */
  String of(Till till, TillSale sale, String remark) {
    PaymentView payment = sale.view();
    NextStep next = payment.nextStep();
    return head(till, sale, payment)
        .sentence(remark)
        .sentence(payment.decline() == null ? "" : payment.decline().message())
        .sentence(sale.state().advice())
        .sentence(next == null || sale.state().saysItAll() ? "" : inWords(next))
        .text();
  }

  private Paper head(Till till, TillSale sale, PaymentView payment) {
    return new Paper()
        .centred(till.merchantName())
        .rule()
        .centred(sale.state().headline())
        .rule()
        .entry("Order", payment.orderId())
        .entry("Amount", payment.amount())
        .entry("Card", payment.cardLast4() == null ? null : "**** " + payment.cardLast4())
        .entry("Approval", payment.approval())
        .entry("Code", codeOf(sale, payment.decline()))
        .entry("Time", time.format(payment.updatedAt()))
        .entry("Terminal", till.terminal())
        .entry("Till", till.id())
        .entry("Payment", payment.paymentId())
        .rule();
  }

  private static @Nullable String codeOf(TillSale sale, @Nullable Decline decline) {
    return decline == null ? sale.problemCode() : decline.isoCode();
  }

  private static String inWords(NextStep next) {
    return switch (next) {
      case RETRY_SAME -> "Sell the same order again: it is charged once.";
      case RETRY_PASSWORD -> "Sell again with the same code and the right password.";
      case AUTHENTICATE -> "The consumer enters the password, or approves on the phone.";
      case QUERY -> "Ask again with the payment above.";
      case NEW_CODE -> "Sell again with a new code.";
      case FIX_REQUEST -> "Correct the entry and sell again.";
      case STOP -> "Do not try again. Pay another way.";
    };
  }
}
