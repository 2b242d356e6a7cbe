package org.showpay.benchmarks.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What PostgreSQL logs of a payment becomes the script that pgbench repeats. */
class PaymentScriptTest {

  private static final String LOG =
      """
      2026 boot: database system is ready
      @7@auth@ LOG:  execute <unnamed>: BEGIN
      @9@auth@ LOG:  execute S_1: select * from scheduled_tasks where due < $1
      @9@auth@ DETAIL:  Parameters: $1 = '2026-11-26 09:00:00+00'
      @9@auth@ LOG:  execute S_5: insert into sealed (day) values ($1)
      @9@auth@ DETAIL:  Parameters: $1 = '2026-11-26'
      @7@auth@ LOG:  execute S_3: update pay_code
      \t   set state = $1
      \t where digest = $2 and note is not distinct from $3
      @7@auth@ DETAIL:  Parameters: $1 = 'USED', $2 = '\\x0a0b', $3 = NULL
      @8@gateway@ LOG:  execute S_4: select * from card where id = $1 and holder = $2
      @8@gateway@ DETAIL:  Parameters: $1 = 'c-1', $2 = 'O''Hara'
      @7@auth@ LOG:  execute S_2: COMMIT
      """;

  private final PaymentScript writer =
      new PaymentScript(
          Map.of("\\x0a0b", "code", "c-1", "card", "2026-11-26", "today"),
          Map.of("gateway", Set.of("card", "journal")));

  @Test
  void repeatsStatementsAndCommitsOfThePaymentAndNothingElse() {
    assertThat(writer.of(ServerLog.read(LOG)).lines().skip(4))
        .containsExactly(
            "-- auth",
            "BEGIN;",
            "update pay_code set state = 'USED' where digest = :code"
                + " and note is not distinct from NULL;",
            "COMMIT;",
            "",
            "-- gateway",
            "select * from gateway.card where id = :card and holder = 'O''Hara';",
            "");
  }

  @Test
  void noticesAStatementMoreAndACommitMore() {
    String script = writer.of(ServerLog.read(LOG));
    String more =
        LOG.replace(
            "@7@auth@ LOG:  execute S_2: COMMIT",
            """
            @7@auth@ LOG:  execute S_2: select 1
            @7@auth@ LOG:  execute S_2: COMMIT\
            """);
    String early =
        LOG.replace(
            "@8@gateway@ LOG:  execute S_4",
            """
            @7@auth@ LOG:  execute S_2: COMMIT
            @7@auth@ LOG:  execute S_2: BEGIN
            @8@gateway@ LOG:  execute S_4\
            """);
    assertThat(writer.of(ServerLog.read(more))).isNotEqualTo(script).contains("select 1;");
    assertThat(writer.of(ServerLog.read(LOG))).isEqualTo(script);
    assertThat(ServerLog.read(early)).hasSize(ServerLog.read(LOG).size() + 2);
  }

  @Test
  void takesNoValueThatPgbenchWouldMisread() {
    Logged odd = new Logged("7", "auth", "select $1, $2", List.of("c-1", "at 9:30"));
    assertThatIllegalStateException().isThrownBy(() -> writer.of(List.of(odd)));
  }

  @Test
  void readsValuesOfAnyLength() {
    String log =
        """
        @7@auth@ LOG:  execute S_1: insert into seen select unnest($1)
        @7@auth@ DETAIL:  Parameters: $1 = '%s'
        """
            .formatted("it''s ".repeat(20_000));
    assertThat(ServerLog.read(log).getFirst().parameters()).containsExactly("it's ".repeat(20_000));
  }
}
