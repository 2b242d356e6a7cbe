package org.showpay.auth.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.journal.JournalApi.Kind;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.reconciliation.Difference;
import org.showpay.contracts.reconciliation.ReconciliationId;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Item;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row for each operation that any of the three books has, whatever day it is found on. */
@Repository
public class ReconciliationItems {

  private static final int CHUNK = 500;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ReconciliationItems(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Lets one run of a card company follow another. */
  void lock(CompanyId company) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('reconciliation ' || :company, 0))")
        .param("company", company.text())
        .query(row -> {});
  }

  /** Takes a day's file in the place of the one that was taken before. */
  void takeFile(ReconciliationId run, Window window, List<CompanyFile.Line> lines) {
    ofDay(ReconciliationSql.TOUCH_LINES, run, window);
    jdbc.sql("delete from company_file_line where company = :company and day = :day")
        .param("company", window.company().text())
        .param("day", window.day())
        .update();
    int[] number = {1};
    batches.batchUpdate(
        ReconciliationSql.LINE,
        lines,
        CHUNK,
        (row, line) -> {
          row.setString(1, window.company().text());
          row.setObject(2, window.day());
          row.setInt(3, ++number[0]);
          row.setString(4, line.kind().name());
          row.setObject(5, line.operation().uuid());
          row.setObject(6, line.payment().uuid());
          row.setLong(7, line.amount().amount());
          row.setString(8, line.amount().currencyCode());
          row.setString(9, line.approval());
          row.setObject(10, line.bookedAt().atOffset(ZoneOffset.UTC));
        });
    ofDay(ReconciliationSql.ITEMS_OF_FILE, run, window);
  }

  private void ofDay(String sql, ReconciliationId run, Window window) {
    jdbc.sql(sql)
        .param("run", run.uuid())
        .param("company", window.company().text())
        .param("day", window.day())
        .update();
  }

  void takeJournal(ReconciliationId run, CompanyId company, List<JournalApi.Movement> journal) {
    batches.batchUpdate(
        ReconciliationSql.ITEM_OF_JOURNAL,
        journal,
        CHUNK,
        (row, entry) -> {
          row.setString(1, company.text());
          row.setObject(2, entry.operation().uuid());
          row.setString(3, entry.kind().name());
          row.setObject(4, entry.paymentId().uuid());
          row.setObject(5, entry.paymentId().uuid());
          row.setLong(6, entry.amount().amount());
          row.setString(7, entry.amount().currencyCode());
          row.setObject(8, run.uuid());
        });
  }

  void takeLedger(ReconciliationId run, Window window) {
    Instant until = window.ends().isBefore(window.asked()) ? window.ends() : window.asked();
    jdbc.sql(ReconciliationSql.ITEMS_OF_LEDGER)
        .param("run", run.uuid())
        .param("company", window.company().text())
        .param("from", window.from().atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Looks in our ledger and in the files of all days for whatever was touched or is open. */
  void lookUp(ReconciliationId run, CompanyId company) {
    on(ReconciliationSql.LOOK_UP_HERE, run, company);
    on(ReconciliationSql.LOOK_UP_THERE, run, company);
  }

  void judge(ReconciliationId run, CompanyId company) {
    on(ReconciliationSql.JUDGE, run, company);
  }

  private void on(String sql, ReconciliationId run, CompanyId company) {
    jdbc.sql(sql).param("run", run.uuid()).param("company", company.text()).update();
  }

  /** The open exceptions, the oldest first. */
  public List<Item> exceptions(@Nullable CompanyId company) {
    return jdbc.sql(ReconciliationSql.OPEN)
        .param("company", company == null ? null : company.text())
        .query(ReconciliationItems::read)
        .list();
  }

  static Item read(ResultSet row, int number) throws SQLException {
    String difference = row.getString("exception");
    Long age = row.getObject("age") == null ? null : row.getLong("age");
    return new Item(
        new CompanyId(row.getString("company")),
        Kind.valueOf(row.getString("kind")),
        new OperationId(row.getObject("operation", UUID.class)),
        new PaymentId(row.getObject("ours", UUID.class)),
        money(row, "here"),
        money(row, "journal"),
        money(row, "there"),
        difference == null ? null : Difference.valueOf(difference),
        instant(row, "noticed_at"),
        instant(row, "closed_at"),
        age == null ? null : Duration.ofSeconds(age));
  }

  private static @Nullable Money money(ResultSet row, String book) throws SQLException {
    String currency = row.getString(book + "_currency");
    return currency == null ? null : Money.of(row.getLong(book + "_amount"), currency);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
