package org.showpay.contracts.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Who migrates is asked when the service starts. */
class MigrationsTest {

  private final Unreachable database = new Unreachable();
  private final Flyway flyway = Flyway.configure().dataSource(database).load();

  @Test
  void whereSomebodyElseMigratesTheDatabaseIsNotEvenAsked() {
    Migrations.unlessDoneElsewhere(false).migrate(flyway);
    assertThat(database.asked).isFalse();
  }

  @Test
  void elsewhereTheServiceMigratesItself() {
    assertThatThrownBy(() -> Migrations.unlessDoneElsewhere(true).migrate(flyway))
        .isInstanceOf(FlywayException.class);
    assertThat(database.asked).isTrue();
  }

  private static final class Unreachable extends AbstractDataSource {

    private boolean asked;

    @Override
    public Connection getConnection() throws SQLException {
      asked = true;
      throw new SQLException("nobody is there");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }
  }
}
