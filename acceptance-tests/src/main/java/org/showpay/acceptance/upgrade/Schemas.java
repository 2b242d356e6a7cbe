package org.showpay.acceptance.upgrade;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;

/** The tables of each service, as Flyway wrote down how they came to be. */
record Schemas(Stand stand) {

  private static final String DONE =
      "select count(*) from flyway_schema_history where success and version is not null";

  /** How many migrations a service's tables have gone through. */
  int migrationsOf(ServiceName service) throws SQLException {
    try (Connection connection = stand.stack().databaseOf(service).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(DONE)) {
      row.next();
      return row.getInt(1);
    }
  }
}
