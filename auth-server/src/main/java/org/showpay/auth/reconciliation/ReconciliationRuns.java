package org.showpay.auth.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.reconciliation.ReconciliationId;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Item;
import org.showpay.contracts.reconciliation.ReconciliationsApi.Report;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on runs and on what each found. */
@Repository
class ReconciliationRuns {

  private static final String RUN =
      """
      insert into reconciliation_run
        (id, company, day, day_ends, started_at, matched, exceptions, closed)
      select :run, :company, :day, :ends, :asked,
             count(*) filter (where state = 'MATCHED' and last_run = :run),
             count(*) filter (where state = 'EXCEPTION'),
             count(*) filter (where state = 'MATCHED' and last_run = :run and closed_at = now())
        from reconciliation_item
       where company = :company and (last_run = :run or state = 'EXCEPTION')
      """;

  private static final String FINDINGS =
      """
      insert into reconciliation_finding
        (run_id, operation, kind, payment_id, here_amount, here_currency, journal_amount,
         journal_currency, there_amount, there_currency, state, exception, noticed_at, closed_at)
      select :run, operation, kind, payment_id, here_amount, here_currency, journal_amount,
             journal_currency, there_amount, there_currency, state, exception, noticed_at, closed_at
        from reconciliation_item
       where company = :company and (last_run = :run or state = 'EXCEPTION')
      """;

  private static final String FOUND =
      """
      select f.*, r.company, coalesce(p.id, f.payment_id) as ours,
             case when f.state = 'EXCEPTION'
                  then extract(epoch from r.recorded_at - f.noticed_at) end as age
        from reconciliation_finding f
        join reconciliation_run r on r.id = f.run_id
        left join payment p on p.authorization_id = f.payment_id
       where f.run_id = :run
       order by f.noticed_at, f.operation, f.kind
      """;

  private final JdbcClient jdbc;

  ReconciliationRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Instant now() {
    return jdbc.sql("select now() as moment").query((row, n) -> instant(row, "moment")).single();
  }

  List<CompanyId> companies() {
    return jdbc.sql("select distinct owner from ledger_account where kind = 'COMPANY_RECEIVABLE'")
        .query((row, n) -> new CompanyId(row.getString(1)))
        .list();
  }

  Instant firstBooked(CompanyId company) {
    return jdbc.sql(
            """
            select coalesce(min(booked_at), now()) as moment from ledger_transaction
             where company = :company and kind in ('CAPTURE', 'REFUND', 'REVERSAL')
            """)
        .param("company", company.text())
        .query((row, n) -> instant(row, "moment"))
        .single();
  }

  /** True when a day was compared after it was over. */
  boolean isComplete(CompanyId company, LocalDate day) {
    return daysDone(company, Duration.ZERO).contains(day);
  }

  Set<LocalDate> daysDone(CompanyId company, Duration afterItsEnd) {
    return jdbc
        .sql(
            """
            select distinct day from reconciliation_run
             where company = :company
               and started_at >= day_ends + make_interval(secs => :after)
            """)
        .param("company", company.text())
        .param("after", afterItsEnd.toSeconds())
        .query((row, n) -> row.getObject("day", LocalDate.class))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Writes down how the items of a run, and the exceptions that are still open, stand now. */
  void write(ReconciliationId run, Window window) {
    jdbc.sql(RUN)
        .param("run", run.uuid())
        .param("company", window.company().text())
        .param("day", window.day())
        .param("ends", window.ends().atOffset(ZoneOffset.UTC))
        .param("asked", window.asked().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(FINDINGS).param("run", run.uuid()).param("company", window.company().text()).update();
  }

  Optional<Report> report(ReconciliationId run) {
    return jdbc.sql("select * from reconciliation_run where id = :run")
        .param("run", run.uuid())
        .query((row, n) -> report(run, row))
        .optional();
  }

  /** All that a run found, exceptions first and the oldest of them at the top. */
  List<Item> found(ReconciliationId run) {
    return jdbc.sql(FOUND).param("run", run.uuid()).query(ReconciliationItems::read).list();
  }

  private Report report(ReconciliationId run, ResultSet row) throws SQLException {
    return new Report(
        new ReconciliationId(row.getObject("id", UUID.class)),
        new CompanyId(row.getString("company")),
        row.getObject("day", LocalDate.class),
        instant(row, "started_at"),
        instant(row, "recorded_at"),
        row.getInt("matched"),
        row.getInt("closed"),
        found(run).stream().filter(item -> item.age() != null).toList());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
