package org.showpay.issuer.position;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.showpay.issuer.IssuerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database from the time when nothing could follow an authorization. */
@IssuerTest
class MigrationTest {

  private static final String SCHEMA = "as_it_was";

  @Autowired DataSource database;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void forget() {
    jdbc.sql("drop schema if exists as_it_was cascade").update();
  }

  @Test
  void givesEachPaymentThePositionInWhichItStood() {
    flyway().target("1").load().migrate();
    jdbc.sql(
            """
            insert into as_it_was.card_account values
              ('00000000-0000-0000-0000-00000000000a', 'hanbit', 'Kim', 1000, 400, 'KRW', now())
            """)
        .update();
    insert("00000000-0000-0000-0000-000000000001", "'APPROVED'", "ABC123");
    insert("00000000-0000-0000-0000-000000000002", "'DECLINED'", "");

    flyway().load().migrate();

    assertThat(
            jdbc.sql(
                    """
                    select concat_ws(' ', account_id is not null, authorised, held, captured,
                                     refunded, reversed_at)
                      from as_it_was.payment_position order by payment_id
                    """)
                .query(String.class)
                .list())
        .containsExactly("t 400 0 400 0", "f 0 0 0 0");
    assertThat(count("account_out_of_balance")).isZero();
    assertThat(count("posting")).isEqualTo(1);
  }

  private FluentConfiguration flyway() {
    return Flyway.configure().dataSource(database).defaultSchema(SCHEMA);
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from as_it_was." + table).query(Integer.class).single();
  }

  private void insert(String payment, String outcome, String approval) {
    String ending =
        approval.isEmpty()
            ? "null, null, null, 'LIMIT_EXCEEDED'"
            : "'00000000-0000-0000-0000-00000000000a', '" + approval + "', 600, null";
    jdbc.sql(
            """
            insert into as_it_was.authorization_log values (
              '%s', 'hanbit', repeat('a', 64), '2031-11', 400, 'KRW', gen_random_uuid(), 'Shop',
              gen_random_uuid(), now(), current_date, %s, %s)
            """
                .formatted(payment, outcome, ending))
        .update();
  }
}
