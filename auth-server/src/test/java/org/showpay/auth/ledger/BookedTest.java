package org.showpay.auth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.ledger.AccountKind.COMPANY_RECEIVABLE;
import static org.showpay.auth.ledger.AccountKind.FEE_INCOME;
import static org.showpay.auth.ledger.AccountKind.HOLD_AT_COMPANY;
import static org.showpay.auth.ledger.AccountKind.HOLD_FOR_MERCHANT;
import static org.showpay.auth.ledger.AccountKind.MERCHANT_PAID_OUT;
import static org.showpay.auth.ledger.AccountKind.MERCHANT_PAYABLE;
import static org.showpay.auth.payment.SomePayment.won;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.ledger.Posting.Leg;
import org.showpay.auth.merchant.MemoryTermsBook;
import org.showpay.auth.merchant.MerchantTerms;
import org.showpay.auth.simulation.Desk;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.settlement.SettlementId;

/** Which legs are booked for what, to the won: 1.5 % of what is captured is ours. */
class BookedTest {

  private static final MerchantTerms TERMS =
      new MerchantTerms(150, ZoneOffset.UTC, LocalTime.MIDNIGHT, null, false, false);
  private static final Deal DEAL =
      new Deal(PaymentId.next(), MerchantId.next(), new CompanyId("hanbit"));
  private static final String MERCHANT = DEAL.merchant().toString();
  private static final OperationId OPERATION = OperationId.next();

  private final RecordedLedgerRows rows = new RecordedLedgerRows();
  private final Ledger ledger =
      rows.ledger(
          new MemoryTermsBook(new Desk()) {
            @Override
            public MerchantTerms terms(MerchantId merchant) {
              return TERMS;
            }
          });

  @Test
  void aHoldIsHeldForTheMerchant() {
    ledger.hold(DEAL, won(1000));
    assertThat(only().legs()).containsExactlyElementsOf(hold(1000));
    assertThat(only().kind()).isEqualTo(TransactionKind.HOLD);
    assertThat(only().operation().uuid()).isEqualTo(DEAL.payment().uuid());
    assertThat(rows.locked()).isEqualTo(DEAL);
  }

  @Test
  void aCaptureTakesTheHoldAndTheFee() {
    ledger.capture(DEAL, OPERATION, won(1000));
    assertThat(only()).isEqualTo(capture());
    assertThat(rows.locked()).isEqualTo(DEAL);
  }

  @Test
  void aChargeIsAHoldAndItsCapture() {
    ledger.charge(DEAL, OPERATION, won(1000), TERMS);
    assertThat(rows.written()).hasSize(2).endsWith(capture());
    assertThat(rows.written().getFirst().legs()).containsExactlyElementsOf(hold(1000));
  }

  private static Posting capture() {
    return new Posting(
        TransactionKind.CAPTURE,
        OPERATION,
        DEAL,
        DEAL.merchant(),
        won(0).currency(),
        List.of(
            new Leg(HOLD_AT_COMPANY, "hanbit", won(-1000)),
            new Leg(HOLD_FOR_MERCHANT, MERCHANT, won(1000)),
            new Leg(COMPANY_RECEIVABLE, "hanbit", won(1000)),
            new Leg(MERCHANT_PAYABLE, MERCHANT, won(-985)),
            new Leg(FEE_INCOME, "showpay", won(-15))));
  }

  @Test
  void aFeeOfNothingIsNoLeg() {
    ledger.capture(DEAL, OPERATION, won(33));
    assertThat(only().legs()).extracting(Leg::account).doesNotContain(FEE_INCOME);
  }

  @Test
  void whatIsReleasedIsHeldNoMore() {
    ledger.release(DEAL, OPERATION, won(1000));
    assertThat(only().legs()).containsExactlyElementsOf(hold(-1000));
    assertThat(rows.locked()).isEqualTo(DEAL);
  }

  @Test
  void aReleaseOfNothingIsNotBooked() {
    ledger.release(DEAL, OPERATION, won(0));
    assertThat(rows.size()).isZero();
  }

  @Test
  void theMerchantDoesNotGetTheFeeOfARefund() {
    ledger.refund(DEAL, OPERATION, won(1000));
    assertThat(only().legs())
        .containsExactly(
            new Leg(COMPANY_RECEIVABLE, "hanbit", won(-1000)),
            new Leg(MERCHANT_PAYABLE, MERCHANT, won(1000)));
    assertThat(rows.locked()).isEqualTo(DEAL);
  }

  @Test
  void aReversalMirrorsWhatStands() {
    rows.stand(hold(1000));
    ledger.reverse(DEAL, OPERATION);
    assertThat(only().legs()).containsExactlyElementsOf(hold(-1000));
    assertThat(rows.locked()).isEqualTo(DEAL);
  }

  @Test
  void whereNothingStandsNothingIsReversed() {
    ledger.reverse(DEAL, OPERATION);
    assertThat(rows.size()).isZero();
    assertThat(rows.locked()).isEqualTo(DEAL);
  }

  @ParameterizedTest
  @ValueSource(longs = {1000, -1000})
  void aSettlementIsPaidOutOrClaimed(long net) {
    SettlementId settlement = SettlementId.next();
    ledger.payOut(DEAL.merchant(), settlement, won(net));
    assertThat(only().operation().uuid()).isEqualTo(settlement.uuid());
    assertThat(only().legs())
        .containsExactly(
            new Leg(MERCHANT_PAYABLE, MERCHANT, won(net)),
            new Leg(MERCHANT_PAID_OUT, MERCHANT, won(-net)));
  }

  @Test
  void aSettlementOfNothingIsNotPaid() {
    ledger.payOut(DEAL.merchant(), SettlementId.next(), won(0));
    assertThat(rows.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void nothingAndLessIsNotBooked(long amount) {
    Money none = won(amount);
    assertRefused(() -> ledger.hold(DEAL, none));
    assertRefused(() -> ledger.charge(DEAL, OPERATION, none, TERMS));
    assertRefused(() -> ledger.capture(DEAL, OPERATION, none));
    assertRefused(() -> ledger.refund(DEAL, OPERATION, none));
    assertRefused(() -> ledger.release(DEAL, OPERATION, won(-1)));
  }

  private void assertRefused(ThrowingCallable booking) {
    assertThatThrownBy(booking)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is nothing to book");
    assertThat(rows.size()).isZero();
  }

  private static List<Leg> hold(long amount) {
    return List.of(
        new Leg(HOLD_AT_COMPANY, "hanbit", won(amount)),
        new Leg(HOLD_FOR_MERCHANT, MERCHANT, won(-amount)));
  }

  private Posting only() {
    assertThat(rows.written()).hasSize(1);
    return rows.written().getFirst();
  }
}
