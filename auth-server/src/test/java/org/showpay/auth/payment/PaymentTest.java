package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.payment.SomePayment.SALE;
import static org.showpay.auth.payment.SomePayment.won;
import static org.showpay.contracts.payment.PaymentState.AUTHENTICATION_REQUIRED;
import static org.showpay.contracts.payment.PaymentState.DECLINED;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.ReversalReason;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.Caller;

/** What a payment says of itself, to tills and to whoever asks for it again. */
class PaymentTest {

  private static final Instant SOON = Instant.parse("2026-11-01T09:01:30Z");

  @Test
  void isTheSameSaleOnlyInEveryField() {
    Payment payment = SomePayment.fresh();
    assertThat(payment.differsIn(SALE)).isEmpty();
    assertThat(payment.differsIn(by(terminal(TerminalId.next(), SALE.merchant()))))
        .contains("paymentId");
    assertThat(payment.differsIn(by(terminal(SALE.terminal().terminal(), MerchantId.next()))))
        .contains("paymentId");
    assertThat(payment.differsIn(of(new OrderId("order-2"), SALE.amount(), SALE.capture())))
        .contains("orderId");
    assertThat(payment.differsIn(of(SALE.order(), won(10_001), SALE.capture()))).contains("amount");
    assertThat(payment.differsIn(of(SALE.order(), SALE.amount(), CaptureMode.AUTOMATIC)))
        .contains("capture");
    Sale byAnotherCode =
        new Sale(
            SALE.id(),
            SALE.terminal(),
            SALE.order(),
            SALE.amount(),
            SALE.capture(),
            new PayCodeDigest("0b".repeat(32)));
    assertThat(payment.differsIn(byAnotherCode)).contains("payCode");
  }

  private static Sale of(OrderId order, Money amount, CaptureMode capture) {
    return new Sale(SALE.id(), SALE.terminal(), order, amount, capture, SALE.code());
  }

  private static Sale by(Caller.Terminal terminal) {
    return new Sale(SALE.id(), terminal, SALE.order(), SALE.amount(), SALE.capture(), SALE.code());
  }

  private static Caller.Terminal terminal(TerminalId terminal, MerchantId merchant) {
    return new Caller.Terminal(terminal, merchant, Channel.STORE, Set.of(), false);
  }

  @ParameterizedTest
  @CsvSource({
    "REQUESTED, QUERY",
    "UNKNOWN, QUERY",
    "CANCELLING, QUERY",
    "AUTHENTICATION_REQUIRED, QUERY",
    "DECLINED, STOP",
    "REVERSING, NEW_CODE",
    "REVERSED, NEW_CODE",
    "APPROVED, ",
    "CANCELLED, "
  })
  void tellsTheTillWhatToDoNext(PaymentState state, @Nullable NextStep next) {
    assertThat(SomePayment.in(state).view().nextStep()).isEqualTo(next);
  }

  @Test
  void tellsUntilWhenTheConsumerCanBeProved() {
    PaymentView waits =
        SomePayment.with(
                draft -> {
                  draft.state = AUTHENTICATION_REQUIRED;
                  draft.authenticateBy = SOON;
                })
            .view();
    assertThat(waits.nextStep()).isEqualTo(NextStep.AUTHENTICATE);
    assertThat(waits.authenticateBy()).isEqualTo(SOON);
    assertThat(SomePayment.with(draft -> draft.authenticateBy = SOON).view().authenticateBy())
        .isNull();
  }

  @Test
  void tellsARefusalInItsOwnWords() {
    PaymentView refused =
        SomePayment.with(
                draft -> {
                  draft.state = DECLINED;
                  draft.decline = DeclineReason.LIMIT_EXCEEDED;
                })
            .view();
    assertThat(refused.decline()).isEqualTo(PaymentView.Decline.of(DeclineReason.LIMIT_EXCEEDED));
    assertThat(refused.nextStep()).isEqualTo(DeclineReason.LIMIT_EXCEEDED.nextStep());
    assertThat(SomePayment.fresh().view().decline()).isNull();
  }

  @Test
  void tellsItsMerchantWhatTheBookHas() {
    Payment payment =
        SomePayment.with(draft -> {
          draft.capturing = won(9);
          draft.captured = won(8);
          draft.refunding = won(7);
          draft.refunded = won(6);
          draft.reversal = ReversalReason.OUTCOME_NOT_LEARNT;
        });
    PaymentView view = payment.view();
    assertThat(view.paymentId()).isEqualTo(payment.id());
    assertThat(view.captured()).isEqualTo(won(8));
    assertThat(view.refunded()).isEqualTo(won(6));
    assertThat(view.reversal()).isEqualTo(ReversalReason.OUTCOME_NOT_LEARNT);
    assertThat(view.version()).isEqualTo(payment.version());
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void isRunningUntilItsRequestIsOver(PaymentState state) {
    Payment payment =
        SomePayment.with(draft -> {
          draft.state = state;
          draft.authenticateBy = SOON;
        });
    assertThat(payment.isRunning()).isEqualTo(state == PaymentState.REQUESTED);
    assertThat(SomePayment.fresh().isRunning()).isTrue();
  }

  @Test
  void hasACardAndACompanyOnceItsCodeIsSpent() {
    Payment payment = SomePayment.in(PaymentState.REQUESTED);
    assertThat(payment.cardToCharge()).isEqualTo(payment.card());
    assertThat(payment.deal().payment()).isEqualTo(payment.id());
    assertThat(payment.deal().merchant()).isEqualTo(SALE.merchant());
    assertThat(payment.deal().company()).isEqualTo(new CompanyId("hanbit"));
    assertThatThrownBy(SomePayment.fresh()::cardToCharge).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(SomePayment.fresh()::deal).isInstanceOf(NullPointerException.class);
  }

  @Test
  void keepsThePasswordsHashOutOfLogs() {
    Claim claimed = new Claim.Claimed(SomePayment.fresh(), SubscriberId.next(), "a-hash");
    assertThat(claimed).hasToString("Claimed[" + SALE.id() + "]");
  }

  @Test
  void asksTheCardCompanyForWhatWasSold() {
    Payment payment = SomePayment.with(draft -> draft.authorization = PaymentId.next());
    var asked = new Opening.Opened(payment, "Corner shop").authorization();
    assertThat(asked.paymentId()).isEqualTo(payment.authorization()).isNotEqualTo(payment.id());
    assertThat(asked.card()).isEqualTo(payment.card());
    assertThat(asked.amount()).isEqualTo(won(10_000));
    assertThat(asked.capture()).isEqualTo(CaptureMode.MANUAL);
    assertThat(asked.purchase().merchantName()).isEqualTo("Corner shop");
  }
}
