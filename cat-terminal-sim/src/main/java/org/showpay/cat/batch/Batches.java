package org.showpay.cat.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.showpay.cat.sale.SaleSettings;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.till.TillOfficeApi.Figures;
import org.showpay.contracts.till.TillOfficeApi.Tally;
import org.showpay.contracts.till.TillOfficeApi.Totals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The batches of all tills: one is open at each, and what is closed does not change. */
@Service
public class Batches {

  /** Sales count when they were charged, refunds and voids when the money went back. */
  private static final String FIGURES =
      """
      with move as (
        select 'SALE' as kind, currency, amount, till_id, batch, updated_at from sale
        where state = 'APPROVED'
        union all
        select kind, currency, amount, till_id, batch, updated_at from refund
        where state = 'DONE')
      select currency,
        count(*) filter (where kind = 'SALE') as sales,
        coalesce(sum(amount) filter (where kind = 'SALE'), 0) as sold,
        count(*) filter (where kind = 'VOID') as voids,
        coalesce(sum(amount) filter (where kind = 'VOID'), 0) as voided,
        count(*) filter (where kind = 'REFUND') as refunds,
        coalesce(sum(amount) filter (where kind = 'REFUND'), 0) as refunded
      from move where till_id = :till and %s
      group by currency
      """;

  private static final String OF_BATCH = FIGURES.formatted("batch = :batch");
  private static final String OF_DAY =
      FIGURES.formatted("updated_at >= :from and updated_at < :to");

  private static final String CLOSE =
      """
      insert into closed_batch_figures
        (till_id, number, currency, sales, sold, voids, voided, refunds, refunded)
      select :till, :batch, f.currency, f.sales, f.sold, f.voids, f.voided, f.refunds, f.refunded
      from (%s) f
      """
          .formatted(OF_BATCH);

  private final JdbcClient database;
  private final SaleSettings settings;
  private final Clock clock;

  Batches(JdbcClient database, SaleSettings settings, Clock clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /** The figures of the batch that is open. */
  @Transactional(readOnly = true)
  public Totals open(TillId till) {
    int number = number(till, "");
    return new Totals(
        number, null, figures(OF_BATCH, Map.of("till", till.uuid(), "batch", number)));
  }

  /** How many sales have no outcome so far: they are in no batch. */
  public long withoutOutcome(TillId till) {
    return database
        .sql("select count(*) from sale where till_id = ? and state = 'OPEN'")
        .param(till.uuid())
        .query(Long.class)
        .single();
  }

  /** The figures of a day, in the till's time zone, whatever the batches. */
  @Transactional(readOnly = true)
  public Totals of(TillId till, LocalDate day) {
    Map<String, Object> span =
        Map.of(
            "till", till.uuid(),
            "from", day.atStartOfDay(settings.timeZone()).toOffsetDateTime(),
            "to", day.plusDays(1).atStartOfDay(settings.timeZone()).toOffsetDateTime());
    return new Totals(null, null, figures(OF_DAY, span));
  }

  /** A batch as it was closed, or the open one; 404 when there was none of this number. */
  @Transactional(readOnly = true)
  public Totals of(TillId till, int number) {
    return number == number(till, "") ? open(till) : closed(till, number);
  }

  /** The batches that are closed, the newest first. */
  @Transactional(readOnly = true)
  public List<Totals> closed(TillId till) {
    List<Integer> numbers =
        database
            .sql("select number from closed_batch where till_id = ? order by number desc limit 31")
            .param(till.uuid())
            .query((row, at) -> row.getInt(1))
            .list();
    return numbers.stream().map(number -> closed(till, number)).toList();
  }

  /**
   * Closes the open batch: whoever charges or gives back waits, and belongs to the next. What is
   * closed already stays as it is, so asking twice closes one.
   */
  @Transactional
  public Totals close(TillId till, int number) {
    if (number != number(till, "for no key update")) {
      return closed(till, number);
    }
    database
        .sql("insert into closed_batch (till_id, number, closed_at) values (?, ?, ?)")
        .params(till.uuid(), number, now())
        .update();
    database.sql(CLOSE).param("till", till.uuid()).param("batch", number).update();
    database.sql("update till set batch = batch + 1 where id = ?").param(till.uuid()).update();
    return closed(till, number);
  }

  private Totals closed(TillId till, int number) {
    Instant at =
        database
            .sql("select closed_at from closed_batch where till_id = ? and number = ?")
            .params(till.uuid(), number)
            .query(OffsetDateTime.class)
            .optional()
            .orElseThrow(
                () -> ProblemException.notFound("BATCH_UNKNOWN", "There is no such batch."))
            .toInstant();
    return new Totals(
        number,
        at,
        figures(
            "select * from closed_batch_figures where till_id = :till and number = :batch",
            Map.of("till", till.uuid(), "batch", number)));
  }

  private int number(TillId till, String lock) {
    return database
        .sql("select batch from till where id = ? " + lock)
        .param(till.uuid())
        .query(Integer.class)
        .optional()
        .orElseThrow(
            () -> ProblemException.notFound("TILL_UNKNOWN", "No such till is installed here."));
  }

  private List<Figures> figures(String sql, Map<String, Object> params) {
    return database.sql(sql).params(params).query(Batches::row).list();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static Figures row(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Figures(
        currency,
        tally(row, "sales", "sold"),
        tally(row, "voids", "voided"),
        tally(row, "refunds", "refunded"));
  }

  private static Tally tally(ResultSet row, String count, String sum) throws SQLException {
    return new Tally(row.getLong(count), Money.of(row.getLong(sum), row.getString("currency")));
  }
}
