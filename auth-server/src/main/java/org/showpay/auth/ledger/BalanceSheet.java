package org.showpay.auth.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.settlement.LedgerApi.Balance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each account adds up to. Payments never touch a balance: it is rolled up behind them, as far
 * as no database transaction is running any more. An entry's id would not do to know how far that
 * is, since a lower one may be committed after a higher one.
 */
@Repository
class BalanceSheet {

  private static final String ROLL_UP =
      """
      insert into ledger_balance (account_id, balance, rolled_up_at)
      select e.account_id, sum(e.amount), now()
        from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
       where t.database_transaction >= cast(:from as xid8)
         and t.database_transaction < cast(:to as xid8)
       group by e.account_id
      on conflict (account_id) do update
         set balance = ledger_balance.balance + excluded.balance,
             rolled_up_at = excluded.rolled_up_at
      """;

  /** One statement, and so one view of all rows: the two sums are of the same moment. */
  private static final String BALANCES =
      """
      with since as (
        select e.account_id, sum(e.amount) as amount
          from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
         where t.database_transaction >= (select horizon from ledger_horizon)
         group by e.account_id)
      select a.kind, a.owner, a.currency,
             coalesce(b.balance, 0) + coalesce(since.amount, 0) as cached,
             coalesce((select sum(e.amount) from ledger_entry e where e.account_id = a.id), 0)
               as derived
        from ledger_account a
        left join ledger_balance b on b.account_id = a.id
        left join since on since.account_id = a.id
       where a.owner = coalesce(cast(:owner as text), a.owner)
       order by a.owner, a.kind, a.currency
      """;

  private final JdbcClient jdbc;

  BalanceSheet(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds what was booked since the last time; of several at once, one after the other does. */
  @Transactional
  void rollUp() {
    String from = text("select cast(horizon as text) from ledger_horizon for update");
    String to = text("select cast(pg_snapshot_xmin(pg_current_snapshot()) as text)");
    jdbc.sql(ROLL_UP).param("from", from).param("to", to).update();
    jdbc.sql(
            """
            update ledger_horizon set horizon = cast(:to as xid8)
             where horizon < cast(:to as xid8)
            """)
        .param("to", to)
        .update();
  }

  List<Balance> of(@Nullable MerchantId merchant) {
    return jdbc.sql(BALANCES)
        .param("owner", merchant == null ? null : merchant.toString())
        .query(BalanceSheet::read)
        .list();
  }

  private String text(String sql) {
    return jdbc.sql(sql).query(String.class).single();
  }

  private static Balance read(ResultSet row, int number) throws SQLException {
    Money cached = Money.of(row.getLong("cached"), row.getString("currency"));
    Money derived = Money.of(row.getLong("derived"), row.getString("currency"));
    return new Balance(
        row.getString("kind"), row.getString("owner"), cached, derived, cached.equals(derived));
  }
}
