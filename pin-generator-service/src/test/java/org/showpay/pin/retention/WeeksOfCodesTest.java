package org.showpay.pin.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.pin.PinTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Codes become weeks while a service of before writes on, and weeks go once they are over. */
@PinTest
class WeeksOfCodesTest {

  private static final String SCHEMA = "by_week";
  private static final UUID SESSION = UUID.fromString("01900000-0000-7000-8000-000000000001");

  @Autowired DataSource dataSource;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void asTheReleaseBeforeLeftIt() {
    migrations().target("112").load().migrate();
    database
        .sql(
            """
            insert into by_week.handset_session
              (id, subscriber, handset, phone_number, expires_at)
            values (?, gen_random_uuid(), gen_random_uuid(), '821012345678',
                    now() + interval '10 minutes')
            """)
        .param(SESSION)
        .update();
    issue("now() - interval '20 days'");
    issue("now()");
  }

  @AfterEach
  void forget() {
    database.sql("drop schema if exists by_week cascade").update();
    database.sql("drop role if exists weekly_app").update();
  }

  @Test
  void theTableOfTodayBecomesTheFirstPartitionAndNoRowMoves() {
    long file = fileOf("issued_code");
    migrations().target("113").load().migrate();
    issue("now()");
    migrations().target("114").load().migrate();
    issue("now()");
    migrations().load().migrate();
    issue("now()");
    assertThat(fileOf("issued_code_past")).isEqualTo(file);
    assertThat(placesOfCodes()).containsOnly("issued_code_past").hasSize(5);
    assertThat(partitions()).contains("issued_code_past", "issued_code_other");
  }

  @Test
  void theWeeksAheadAreThereAndTakeTheCodesOfTheirTime() {
    migrations().load().migrate();
    issue("now() + interval '20 days'");
    assertThat(placesOfCodes())
        .filteredOn(it -> it.matches("issued_code_\\d{4}w\\d\\d"))
        .hasSize(1);
    keepWeeks();
    assertThat(partitions()).hasSizeBetween(3, 5);
  }

  @Test
  void aCodeOfAWeekThatNobodyMadeIsKeptAndMovesIntoItsWeek() {
    migrations().load().migrate();
    List<String> weeks = weeks();
    weeks.forEach(week -> database.sql("drop table by_week." + week).update());
    issue("now() + interval '20 days'");
    assertThat(placesOfCodes()).contains("issued_code_other");
    keepWeeks();
    assertThat(weeks()).isEqualTo(weeks);
    assertThat(placesOfCodes()).doesNotContain("issued_code_other").hasSize(3);
  }

  @Test
  void aWeekIsDroppedThirtyDaysAfterItsLastCodeEndedAndNotBefore() {
    migrations().load().migrate();
    database.sql("drop table by_week.issued_code_past").update();
    makeWeek("over", "now() - interval '38 days'", "now() - interval '31 days'");
    makeWeek("young", "now() - interval '31 days'", "now() - interval '24 days'");
    issue("now() - interval '32 days'");
    issue("now() - interval '25 days'");
    keepWeeks();
    assertThat(partitions()).contains("young").doesNotContain("over");
    assertThat(placesOfCodes()).containsExactly("young");
  }

  /** The service's role owns nothing; it may only have done what is due. */
  @Test
  void whoMayNeitherMakeNorDropATableHasItDone() {
    migrations().load().migrate();
    database.sql("drop table by_week.issued_code_past").update();
    makeWeek("over", "now() - interval '38 days'", "now() - interval '31 days'");
    makeWeek("young", "now() - interval '31 days'", "now() - interval '24 days'");
    database.sql("create role weekly_app").update();
    database.sql("grant usage on schema by_week to weekly_app").update();
    assertThatThrownBy(() -> as("drop table by_week.young"))
        .hasStackTraceContaining("must be owner");
    as("call by_week.keep_weeks_of_codes()");
    assertThat(partitions()).contains("young").doesNotContain("over");
  }

  private void as(String sql) {
    transaction.executeWithoutResult(status -> {
      database.sql("set local role weekly_app").update();
      database.sql(sql).update();
    });
  }

  private void keepWeeks() {
    database.sql("call by_week.keep_weeks_of_codes()").update();
  }

  private void makeWeek(String name, String from, String to) {
    database
        .sql(
            """
            do $$ begin
              execute format('create table by_week.%1$s partition of by_week.issued_code
                for values from (%%L) to (%%L)',
                by_week.first_id_of(%2$s), by_week.first_id_of(%3$s));
            end $$
            """
                .formatted(name, from, to))
        .update();
  }

  /** As every release does: an id of its time, and three minutes. */
  private void issue(String when) {
    database
        .sql(
            """
            insert into by_week.issued_code
            select (lpad(to_hex((extract(epoch from %1$s) * 1000)::bigint), 12, '0')
                    || '7000' || '8000' || substring(md5(random()::text) for 12))::uuid,
                   ?, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                   %1$s + interval '180 seconds', %1$s
            """
                .formatted(when))
        .param(SESSION)
        .update();
  }

  private List<String> placesOfCodes() {
    return database
        .sql(
            "select c.relname from by_week.issued_code i join pg_class c on c.oid = i.tableoid"
                + " order by i.issued_at")
        .query((row, n) -> row.getString(1))
        .list();
  }

  private List<String> partitions() {
    return database
        .sql(
            "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                + " where i.inhparent = 'by_week.issued_code'::regclass order by c.relname")
        .query((row, n) -> row.getString(1))
        .list();
  }

  private List<String> weeks() {
    return partitions().stream().filter(it -> it.matches("issued_code_\\d{4}w\\d\\d")).toList();
  }

  private long fileOf(String table) {
    return database
        .sql("select relfilenode from pg_class where oid = ?::regclass")
        .param("by_week." + table)
        .query(Long.class)
        .single();
  }

  private FluentConfiguration migrations() {
    return Flyway.configure().dataSource(dataSource).defaultSchema(SCHEMA);
  }
}
