package org.showpay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.look.Looks;
import org.showpay.stack.look.Outcome;
import org.showpay.stack.look.Premises;
import org.showpay.stack.machine.StackHome;

/** What `./showpay check security` looks at, looked at in the stack of these tests. */
@ExtendWith(ToldStory.Teller.class)
class SecurityLooksTest {

  private static Premises premises;

  @BeforeAll
  static void hear(ToldStory told) {
    premises = new Premises(told.stack(), new StackHome(Path.of("target", "stack")));
  }

  static Set<String> looks() {
    return Looks.atASuite();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void finds(String look) throws Exception {
    Outcome outcome = Looks.atASuite(look).orElseThrow().at(premises);
    assertThat(outcome).describedAs(outcome.words()).isInstanceOf(Outcome.Passed.class);
  }

  /** Another person's deed is put on the operator, by whoever is superuser of the database. */
  @Test
  void aRowOfTheAuditThatWasAlteredIsNamed() throws Exception {
    String first = "(select min(entry_id) from audit_link)";
    alter("update audit_entry set who = who || '!' where id = " + first);
    try {
      Outcome outcome = Looks.atASuite("audit-chain").orElseThrow().at(premises);
      assertThat(outcome).isInstanceOf(Outcome.Failed.class);
      assertThat(outcome.words()).matches("auth-server: entry \\d+ is not as it was written");
    } finally {
      alter("update audit_entry set who = rtrim(who, '!') where id = " + first);
    }
    assertThat(Looks.atASuite("audit-chain").orElseThrow().at(premises))
        .isInstanceOf(Outcome.Passed.class);
  }

  private static void alter(String row) throws SQLException {
    try (Connection connection = premises.suite().databaseOf(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      assertThat(statement.executeUpdate(row)).isOne();
    }
  }
}
