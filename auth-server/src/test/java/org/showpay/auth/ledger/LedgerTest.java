package org.showpay.auth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.Trade.ofPayment;
import static org.showpay.auth.Trade.won;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Trade;
import org.showpay.auth.merchant.TermsBook;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.settlement.LedgerApi;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;

/** What is booked, and what the database refuses to have booked. */
@AuthServerTest
class LedgerTest {

  @Autowired Trade trade;
  @Autowired Ledger ledger;
  @Autowired TermsBook terms;
  @Autowired Environment environment;

  private MerchantId merchant;
  private CompanyId company;
  private Deal deal;

  @BeforeEach
  void aPayment() {
    merchant = trade.merchant();
    company = trade.company();
    deal = trade.deal(merchant, company);
  }

  @Test
  void booksNothingOutsideATransaction() {
    assertThatThrownBy(() -> ledger.hold(deal, won(100)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void owesNobodyAnythingForAHold() {
    trade.book(books -> books.hold(deal, won(10_000)));
    assertThat(trade.standing(deal))
        .isEqualTo(Map.of("HOLD_AT_COMPANY", 10_000L, "HOLD_FOR_MERCHANT", -10_000L));
  }

  @Test
  void owesTheMerchantACaptureLessTheFee() {
    trade.sell(deal, won(10_033));
    assertThat(trade.standing(deal))
        .isEqualTo(
            Map.of(
                "COMPANY_RECEIVABLE", 10_033L, "MERCHANT_PAYABLE", -9_883L, "FEE_INCOME", -150L));
  }

  @Test
  void chargesAtOnceAsAHoldAndItsCaptureDo() {
    for (int time = 0; time < 2; time++) {
      // The first to these accounts makes them, the second finds them.
      Deal paid = trade.deal(merchant, company);
      OperationId operation = new OperationId(paid.payment().uuid());
      trade.book(books -> books.charge(paid, operation, won(10_033), terms.terms(merchant)));
      assertThat(trade.standing(paid))
          .isEqualTo(
              Map.of(
                  "COMPANY_RECEIVABLE", 10_033L, "MERCHANT_PAYABLE", -9_883L, "FEE_INCOME", -150L));
      assertThatThrownBy(() ->
              trade.book(books -> books.charge(paid, operation, won(1), terms.terms(merchant))))
          .isInstanceOf(DuplicateKeyException.class);
    }
  }

  @Test
  void givesUpTheRestOfAHold() {
    OperationId last = OperationId.next();
    trade.book(books -> books.hold(deal, won(100)));
    trade.book(books -> {
      books.capture(deal, last, won(10));
      books.release(deal, last, won(90));
      books.release(deal, OperationId.next(), won(0));
    });
    assertThat(trade.standing(deal))
        .isEqualTo(Map.of("COMPANY_RECEIVABLE", 10L, "MERCHANT_PAYABLE", -10L));
  }

  @Test
  void keepsTheFeeOfARefund() {
    trade.sell(deal, won(10_000));
    trade.book(books -> books.refund(deal, OperationId.next(), won(10_000)));
    assertThat(trade.standing(deal))
        .isEqualTo(Map.of("MERCHANT_PAYABLE", 150L, "FEE_INCOME", -150L));
  }

  @Test
  void leavesNothingOfAReversedPayment() {
    trade.book(books -> books.hold(deal, won(10_000)));
    trade.book(books -> books.capture(deal, OperationId.next(), won(3_000)));
    trade.book(books -> books.capture(deal, OperationId.next(), won(4_000)));
    trade.book(books -> books.refund(deal, OperationId.next(), won(500)));
    trade.book(books -> books.reverse(deal, OperationId.next()));
    assertThat(trade.standing(deal)).isEmpty();
    trade.book(books -> books.reverse(deal, OperationId.next()));
    assertThat(trade.standing(deal)).isEmpty();
  }

  @Test
  void reversesAPaymentOfWhichNothingWasBooked() {
    trade.book(books -> books.reverse(deal, OperationId.next()));
    assertThat(trade.standing(deal)).isEmpty();
  }

  @Test
  void booksAnOperationOnce() {
    OperationId refund = OperationId.next();
    trade.sell(deal, won(100));
    trade.book(books -> books.refund(deal, refund, won(10)));
    assertThatThrownBy(() -> trade.book(books -> books.refund(deal, refund, won(10))))
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() -> trade.book(books -> books.hold(deal, won(100))))
        .isInstanceOf(DuplicateKeyException.class);
    assertThatThrownBy(() -> trade.book(books -> books.capture(deal, ofPayment(deal), won(1))))
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void refusesToCaptureReleaseOrRefundWhatIsNotThere() {
    trade.book(books -> books.hold(deal, won(100)));
    OperationId any = OperationId.next();
    assertThatThrownBy(() -> trade.book(books -> books.capture(deal, any, won(101))))
        .rootCause()
        .hasMessageContaining("more is captured than was held");
    assertThatThrownBy(() -> trade.book(books -> books.release(deal, any, won(101))))
        .rootCause()
        .hasMessageContaining("more is captured than was held");
    assertThatThrownBy(() -> trade.book(books -> books.refund(deal, any, won(1))))
        .rootCause()
        .hasMessageContaining("given back than was captured");
    assertThatThrownBy(() -> trade.book(books -> books.capture(deal, any, won(0))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAPaymentOfAnotherMerchant() {
    Deal wrong = new Deal(deal.payment(), trade.merchant(), company);
    assertThatThrownBy(() -> trade.book(books -> books.hold(wrong, won(1))))
        .rootCause()
        .hasMessageContaining("is of another merchant");
  }

  @Test
  void refusesATransactionThatDoesNotBalance() {
    trade.sell(deal, won(100));
    assertRefused(
        "insert into ledger_entry values (%d, (select max(id) from ledger_account"
            + " where currency = 'KRW'), 'KRW', 1)",
        "does not balance");
    assertRefused("select %d", "has no entries");
    assertRefused("insert into ledger_entry values (%d, -1, 'KRW', 1)", "no ledger account");
    assertRefused(
        "insert into ledger_entry values (%d, (select min(id) from ledger_account), 'USD', 1)",
        "violates foreign key constraint");
  }

  private void assertRefused(String entry, String reason) {
    assertThatThrownBy(() ->
            trade.book(books -> {
              long id =
                  trade
                      .jdbc()
                      .sql(
                          """
                          insert into ledger_transaction
                            (kind, operation, merchant_id, currency)
                          values ('PAYOUT', gen_random_uuid(), ?, 'KRW') returning id
                          """)
                      .param(merchant.uuid())
                      .query(Long.class)
                      .single();
              String sql = entry.formatted(id);
              if (sql.startsWith("insert")) {
                trade.jdbc().sql(sql).update();
              }
            }))
        .rootCause()
        .hasMessageContaining(reason);
  }

  @Test
  void addsNothingToATransactionThatIsComplete() {
    trade.sell(deal, won(100));
    assertThatThrownBy(() ->
            trade
                .jdbc()
                .sql(
                    """
                    insert into ledger_entry
                    select max(t.id), (select max(id) + 1 from ledger_account), 'KRW', 1
                      from ledger_transaction t where payment_id = ?
                    """)
                .param(deal.payment().uuid())
                .update())
        .hasMessageContaining("nothing is added to it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger_entry set amount = 1",
        "delete from ledger_entry",
        "truncate ledger_entry",
        "update ledger_transaction set kind = 'HOLD'",
        "delete from ledger_transaction",
        "truncate ledger_transaction cascade",
        "update ledger_account set owner = 'me'",
        "delete from ledger_account",
        "update merchant_terms set fee_basis_points = 0",
        "delete from merchant_terms"
      })
  void refusesToChangeWhatIsBooked(String statement) {
    trade.sell(deal, won(100));
    assertThatThrownBy(() -> trade.jdbc().sql(statement).update())
        .hasMessageContaining("neither changed nor deleted");
  }

  @Test
  void showsBothBalancesToTheOperator() {
    trade.sell(deal, won(10_000));
    LedgerApi operator = TestClient.of(LedgerApi.class, environment, TestKeys.OPERATOR.reveal());
    LedgerApi.Balances balances = operator.balances(merchant);
    assertThat(balances.agree()).isTrue();
    assertThat(balances.balances())
        .extracting(balance -> balance.account() + " " + balance.derived().amount())
        .containsExactly("HOLD_FOR_MERCHANT 0", "MERCHANT_PAYABLE -9850");
    assertThat(operator.balances(null).balances()).hasSizeGreaterThan(2);
  }
}
