package org.showpay.auth.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.payment.SomePayment.SALE;
import static org.showpay.auth.payment.SomePayment.won;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.showpay.auth.meter.PaymentMeters;
import org.showpay.auth.simulation.Sandbox;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.ProblemException;

/** What a sale that comes again is answered. */
class EarlierPaymentsTest {

  private final Rows rows = new Rows();
  private final Sweep sweep = new Sweep(rows);
  private final EarlierPayments earlier = new EarlierPayments(rows, sweep);

  @Test
  void aSaleThatIsNewHasNoAnswer() {
    assertThat(earlier.answering(SALE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentState.class,
      mode = Mode.EXCLUDE,
      names = {"REQUESTED", "AUTHENTICATION_REQUIRED"})
  void theSameSaleIsAnsweredByItsPayment(PaymentState state) {
    rows.same = SomePayment.in(state);
    assertThat(earlier.answering(SALE)).contains(rows.same);
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentState.class,
      names = {"REQUESTED", "AUTHENTICATION_REQUIRED"})
  void theSameSaleIsNotAnsweredWhileItRuns(PaymentState state) {
    rows.same = SomePayment.in(state);
    assertRefused(SALE, "PAYMENT_IN_PROGRESS");
  }

  @Test
  void anotherSaleNeedsAnotherId() {
    rows.same = SomePayment.in(PaymentState.APPROVED);
    assertRefused(of(won(10_001)), "SAME_ID_OTHER_CONTENT");
  }

  @Test
  void anOrderThatIsPaidIsAnsweredByWhatPaidIt() {
    rows.standing = SomePayment.in(PaymentState.APPROVED);
    assertThat(earlier.answering(SALE)).contains(rows.standing);
    assertRefused(of(won(10_001)), "ORDER_ALREADY_PAID");
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void anOrderIsPaidOnceAndNotWhileAnotherPaymentOfItMayStand(PaymentState state) {
    rows.standing = SomePayment.in(state);
    if (state.isFinal() || state == PaymentState.REVERSING) {
      assertThat(earlier.answering(SALE)).isEmpty();
    } else if (state != PaymentState.APPROVED) {
      assertRefused(SALE, "PAYMENT_IN_PROGRESS");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, true",
    "REQUESTED, true",
    "CANCELLING, true",
    "APPROVED, false",
    "REVERSED, false"
  })
  void whatIsNotDecidedIsEndedBeforeAnybodyIsToldOfIt(PaymentState state, boolean swept) {
    rows.same = SomePayment.in(state);
    sweep.ended = SomePayment.in(PaymentState.REVERSING);
    assertThat(earlier.find(SALE.id())).contains(swept ? sweep.ended : rows.same);
  }

  private static Sale of(Money amount) {
    return new Sale(SALE.id(), SALE.terminal(), SALE.order(), amount, SALE.capture(), SALE.code());
  }

  private void assertRefused(Sale sale, String code) {
    assertThatThrownBy(() -> earlier.answering(sale))
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  /** A table with the payment of this id and the one that stands for this order, if there are. */
  private static final class Rows extends PaymentRows {

    private @Nullable Payment same;
    private @Nullable Payment standing;

    Rows() {
      super(Sandbox.nobody(), new PaymentMeters(new SimpleMeterRegistry()));
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
      return Optional.ofNullable(same);
    }

    @Override
    Optional<Payment> standing(MerchantId merchant, OrderId order) {
      return Optional.ofNullable(standing);
    }
  }

  /** Ends what it is told to. */
  private static final class Sweep extends OverduePayments {

    private final Rows rows;
    private @Nullable Payment ended;

    Sweep(Rows rows) {
      super(rows, new RecordedMoves());
      this.rows = rows;
    }

    @Override
    public Optional<Payment> end(PaymentId id) {
      return Optional.ofNullable(ended == null ? rows.standing : ended);
    }
  }
}
