package org.showpay.auth.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.Trade.won;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Trade;
import org.showpay.auth.ledger.Deal;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantsApi;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.settlement.SettlementId;
import org.showpay.contracts.settlement.SettlementsApi;
import org.showpay.contracts.settlement.SettlementsApi.Settlement;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClientResponseException;

/** What a merchant is paid, and the file that says why. */
@AuthServerTest
class SettlementTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  @Autowired Trade trade;
  @Autowired SettlementDesk desk;
  @Autowired Environment environment;

  private SettlementsApi operator;
  private MerchantId merchant;
  private CompanyId company;

  @BeforeEach
  void aMerchant() {
    operator = TestClient.of(SettlementsApi.class, environment, TestKeys.OPERATOR.reveal());
    merchant = trade.merchant();
    company = trade.company();
  }

  @Test
  void paysWhatWasCapturedLessRefundsReversalsAndFees() {
    Deal refunded = trade.sale(merchant, company, won(10_000));
    Deal reversed = trade.sale(merchant, company, won(20_000));
    trade.book(books -> books.refund(refunded, OperationId.next(), won(4_000)));
    trade.book(books -> books.reverse(reversed, OperationId.next()));
    trade.book(books -> books.hold(trade.deal(merchant, company), won(77)));
    Settlement settlement = operator.close(merchant).getFirst();
    assertThat(settlement.items()).isEqualTo(4);
    assertThat(settlement.captured()).isEqualTo(won(30_000));
    assertThat(settlement.refunded()).isEqualTo(won(4_000));
    assertThat(settlement.reversed()).isEqualTo(won(20_000));
    assertThat(settlement.fees()).isEqualTo(won(150));
    assertThat(settlement.net()).isEqualTo(won(5_850));
    assertThat(payable()).isZero();
    assertThat(trade.balance("MERCHANT_PAID_OUT", merchant.toString())).isEqualTo(-5_850);
  }

  @Test
  void takesEachTransactionOnce() {
    trade.sale(merchant, company, won(100));
    assertThat(operator.close(merchant)).hasSize(1);
    assertThat(operator.close(merchant)).isEmpty();
    trade.sale(merchant, company, won(200));
    Settlement second = operator.close(merchant).getFirst();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.captured()).isEqualTo(won(200));
    assertThat(operator.list(merchant, null)).extracting(Settlement::number).containsExactly(2, 1);
    assertThat(operator.list(merchant, second.settlementId())).hasSize(1);
  }

  @Test
  void claimsFromTheMerchantWhatWasRefundedAfterThePayout() {
    Deal deal = trade.sale(merchant, company, won(10_000));
    operator.close(merchant);
    trade.book(books -> books.refund(deal, OperationId.next(), won(10_000)));
    assertThat(operator.close(merchant).getFirst().net()).isEqualTo(won(-10_000));
    assertThat(payable()).isZero();
  }

  @Test
  void closesASettlementOfNothing() {
    Deal deal = trade.sale(merchant, company, won(100));
    trade.book(books -> books.reverse(deal, OperationId.next()));
    assertThat(operator.close(merchant).getFirst().net()).isEqualTo(won(0));
  }

  @Test
  void closesOnlyDaysThatAreOverByItself() {
    Instant now =
        trade.jdbc().sql("select now()").query((r, n) -> r.getTimestamp(1)).single().toInstant();
    LocalDate today = LocalDate.ofInstant(now, SEOUL);
    Instant midnight = today.minusDays(2).atStartOfDay(SEOUL).toInstant();
    trade.saleAt(midnight.minusMillis(1), merchant, company, won(1));
    trade.saleAt(midnight, merchant, company, won(10));
    trade.sale(merchant, company, won(10_000));
    desk.closePastDays();
    assertThat(operator.list(merchant, null))
        .extracting(s -> s.businessDay() + " " + s.captured().amount())
        .containsExactly(today.minusDays(2) + " 10", today.minusDays(3) + " 1");
    assertThat(operator.close(merchant))
        .extracting(s -> s.businessDay() + " " + s.captured().amount())
        .containsExactly(today + " 10000");
  }

  @Test
  void putsWhatComesLateIntoTheNextBatchOfItsDay() {
    Instant then = Instant.parse("2026-01-05T03:00:00Z");
    trade.saleAt(then, merchant, company, won(1));
    desk.closePastDays();
    trade.saleAt(then, merchant, company, won(2));
    desk.closePastDays();
    assertThat(operator.list(merchant, null))
        .extracting(s -> s.businessDay() + " " + s.number() + " " + s.captured().amount())
        .containsExactly("2026-01-05 2 2", "2026-01-05 1 1");
  }

  @Test
  void writesTheSameBytesEachTime() {
    Deal deal = trade.deal(PaymentId.next(), "-1.5", merchant, company);
    trade.sell(deal, won(10_000));
    OperationId refund = OperationId.next();
    trade.book(books -> books.refund(deal, refund, won(1_000)));
    Settlement settlement = operator.close(merchant).getFirst();
    String file = operator.file(settlement.settlementId());
    assertLines(file, deal, refund, settlement);
    TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal())
        .agree(
            merchant,
            new MerchantTermsApi.Terms(1, ZoneId.of("Europe/Paris"), LocalTime.NOON, null));
    trade.sale(merchant, company, won(1));
    operator.close(merchant);
    assertThat(operator.file(settlement.settlementId())).isEqualTo(file);
  }

  private void assertLines(String file, Deal deal, OperationId refund, Settlement settlement) {
    PaymentId id = deal.payment();
    assertThat(file.split("\r\n", -1))
        .satisfies(lines -> {
          assertThat(lines).hasSize(6);
          assertThat(lines[0])
              .isEqualTo("payment_id,order_id,operation_id,kind,gross,fee,net,booked_at");
          assertThat(lines[1])
              .startsWith(id + ",\"'-1.5\"," + Trade.ofPayment(deal) + ",CAPTURE,10000,150,9850,")
              .matches(".*,\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+09:00");
          assertThat(lines[2]).startsWith(id + ",\"'-1.5\"," + refund + ",REFUND,-1000,0,-1000,");
          assertThat(lines[3])
              .isEqualTo(
                  "SUMMARY,%s,%s,1,KRW,10000,1000,0,150,8850"
                      .formatted(merchant, settlement.businessDay()));
          assertThat(lines[4]).isEqualTo("END,2,9000,150,8850");
          assertThat(lines[5]).isEmpty();
        });
  }

  @Test
  void showsATerminalItsOwnMerchantsOnly() {
    trade.sale(merchant, company, won(100));
    SettlementId settlement = operator.close(merchant).getFirst().settlementId();
    SettlementsApi own = terminalOf(merchant);
    SettlementsApi foreign = terminalOf(trade.merchant());
    assertThat(own.list(merchant, null)).hasSize(1);
    assertThat(own.file(settlement)).isEqualTo(operator.file(settlement));
    assertThat(codeOf(() -> foreign.list(merchant, null))).isEqualTo("MERCHANT_UNKNOWN");
    assertThat(codeOf(() -> foreign.file(settlement))).isEqualTo("SETTLEMENT_UNKNOWN");
    assertThat(codeOf(() -> operator.file(SettlementId.next()))).isEqualTo("SETTLEMENT_UNKNOWN");
    assertThat(codeOf(() -> operator.close(MerchantId.next()))).isEqualTo("MERCHANT_UNKNOWN");
  }

  private SettlementsApi terminalOf(MerchantId owner) {
    String key =
        TestClient.of(MerchantsApi.class, environment, TestKeys.OPERATOR.reveal())
            .addTerminal(owner, new MerchantsApi.AddTerminal("till"))
            .apiKey()
            .reveal();
    return TestClient.of(SettlementsApi.class, environment, key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update settlement_batch set net = net",
        "delete from settlement_batch",
        "update settlement_item set gross = gross",
        "delete from settlement_item",
        "truncate settlement_batch cascade",
        "update settlement_due set gross = 0",
        "truncate settlement_due"
      })
  void refusesToChangeWhatIsClosed(String statement) {
    trade.sale(merchant, company, won(100));
    operator.close(merchant);
    assertThatThrownBy(() -> trade.jdbc().sql(statement).update())
        .hasMessageContaining("neither changed nor deleted");
  }

  @Test
  void refusesToLoseATransactionOrToAddOneLater() {
    Deal deal = trade.sale(merchant, company, won(100));
    assertRefused(
        "delete from settlement_due where merchant_id = '%s'".formatted(merchant.uuid()),
        "would be in no settlement");
    operator.close(merchant);
    trade.book(books -> books.refund(deal, OperationId.next(), won(50)));
    assertRefused(
        """
        insert into settlement_item
        select t.id, b.id, -50, 0 from ledger_transaction t, settlement_batch b
         where t.kind = 'REFUND' and t.merchant_id = '%1$s' and b.merchant_id = '%1$s'
        """
            .formatted(merchant.uuid()),
        "is closed");
  }

  @Test
  void refusesASettlementThatSaysSomethingElseThanTheLedger() {
    trade.sale(merchant, company, won(100));
    assertRefused(batch(1, 99), "is not the sum");
    assertRefused(batch(1, 100), "is not paid out");
    assertRefused(batch(1, 100).replace("'CAPTURE'", "'REFUND'"), "is not the sum");
  }

  /** A close by hand of this merchant that forgets the payout. */
  private String batch(int items, long captured) {
    return """
    with batch as (
      insert into settlement_batch (id, merchant_id, business_day, currency, number, time_zone,
        items, captured, refunded, reversed, fees, net)
      values (gen_random_uuid(), '%s', '2026-01-01', 'KRW', 1, 'UTC', %d, %d, 0, 0, 2, %d)
      returning *),
    taken as (delete from settlement_due d using batch b
               where d.merchant_id = b.merchant_id and d.kind = 'CAPTURE' returning d.*)
    insert into settlement_item
    select t.ledger_transaction_id, b.id, t.gross, t.fee from taken t, batch b
    """
        .formatted(merchant.uuid(), items, captured, captured - 2);
  }

  private void assertRefused(String statement, String reason) {
    assertThatThrownBy(() -> trade.book(books -> trade.jdbc().sql(statement).update()))
        .rootCause()
        .hasMessageContaining(reason);
  }

  private long payable() {
    return trade.balance("MERCHANT_PAYABLE", merchant.toString());
  }

  private static String codeOf(ThrowingCallable call) {
    return Problem.of(
            assertThatExceptionOfType(RestClientResponseException.class).isThrownBy(call).actual())
        .code();
  }
}
