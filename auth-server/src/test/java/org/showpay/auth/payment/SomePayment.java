package org.showpay.auth.payment;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.showpay.auth.simulation.memory.PaymentRow;
import org.showpay.auth.simulation.memory.PaymentRow.Draft;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.Caller;

/** A payment of 10,000 won by a card of hanbit's, somewhere on its way. */
public final class SomePayment {

  /** What was asked for. */
  public static final Sale SALE =
      new Sale(
          PaymentId.next(),
          new Caller.Terminal(TerminalId.next(), MerchantId.next(), Channel.STORE, Set.of(), false),
          new OrderId("order-1"),
          won(10_000),
          CaptureMode.MANUAL,
          new PayCodeDigest("0a".repeat(32)));

  private static final Instant WHEN = Instant.parse("2026-11-01T09:00:00Z");

  private SomePayment() {}

  /** In a state. */
  public static Payment in(PaymentState state) {
    return with(draft -> draft.state = state);
  }

  /** Approved, with more done to it. */
  public static Payment with(Consumer<Draft> more) {
    Draft draft = new PaymentRow(fresh(), null, false).draft(WHEN);
    draft.state = PaymentState.APPROVED;
    draft.subscriber = SubscriberId.next();
    draft.card = CardToken.next();
    draft.last4 = "1881";
    draft.company = new CompanyId("hanbit");
    more.accept(draft);
    return draft.done().payment();
  }

  /** An amount. */
  public static Money won(long amount) {
    return Money.of(amount, "KRW");
  }

  /** Before its code was spent. */
  static Payment fresh() {
    return new Payment(
        SALE.id(),
        SALE.id(),
        SALE.merchant(),
        SALE.terminal().terminal(),
        SALE.order(),
        SALE.amount(),
        SALE.capture(),
        SALE.code(),
        null,
        null,
        null,
        null,
        PaymentState.AUTHENTICATION_REQUIRED,
        1,
        won(0),
        won(0),
        won(0),
        won(0),
        null,
        null,
        null,
        null,
        null,
        WHEN,
        WHEN);
  }
}
