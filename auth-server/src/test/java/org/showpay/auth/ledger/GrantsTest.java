package org.showpay.auth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.showpay.auth.Trade.won;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.auth.AuthServerTest;
import org.showpay.auth.Trade;
import org.showpay.contracts.operation.OperationId;
import org.springframework.beans.factory.annotation.Autowired;

/** What a role can do that does not own the tables, triggers or no triggers. */
@AuthServerTest
class GrantsTest {

  private static final List<String> EVIDENCE =
      List.of(
          "payment_move",
          "issuer_talk",
          "operation_id",
          "merchant_terms",
          "ledger_account",
          "ledger_transaction",
          "ledger_entry",
          "settlement_batch",
          "settlement_item",
          "reconciliation_run",
          "reconciliation_finding",
          "console_deed");

  @Autowired Trade trade;
  @Autowired BalanceSheet balances;

  @Test
  void letsTheApplicationAddToTheLedgerAndChangeNothingOfIt() {
    trade.jdbc().sql("create role application").update();
    trade.jdbc().sql("grant usage on schema public to application").update();
    trade.jdbc().sql("grant all on all tables in schema public to application").update();
    trade.jdbc().sql("call restrict_application('application')").update();
    Deal deal = trade.deal(trade.merchant(), trade.company());
    trade.book(books -> {
      setRole();
      books.hold(deal, won(100));
      books.capture(deal, OperationId.next(), won(100));
      books.reverse(deal, OperationId.next());
      balances.rollUp();
    });
    for (String table : EVIDENCE) {
      assertThat(mayChange(table)).describedAs(table).isFalse();
      assertDenied("delete from " + table);
      assertDenied("truncate " + table);
      assertDenied("alter table " + table + " disable trigger all");
    }
    assertDenied("update ledger_entry set amount = 1");
    assertDenied("truncate settlement_due");
  }

  private boolean mayChange(String table) {
    return trade
        .jdbc()
        .sql("select has_any_column_privilege('application', ?, 'UPDATE')")
        .param(table)
        .query(Boolean.class)
        .single();
  }

  private void setRole() {
    trade.jdbc().sql("set local role application").update();
  }

  private void assertDenied(String statement) {
    assertThatThrownBy(() ->
            trade.book(books -> {
              setRole();
              trade.jdbc().sql(statement).update();
            }))
        .rootCause()
        .satisfies(
            e -> assertThat(e.getMessage()).containsAnyOf("permission denied", "must be owner"));
  }
}
