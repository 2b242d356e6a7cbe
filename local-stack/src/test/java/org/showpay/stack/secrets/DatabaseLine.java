package org.showpay.stack.secrets;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.database.DatabaseServer;

/** Ways to the database of a suite, right and wrong. */
record DatabaseLine(DatabaseServer server, Secrets secrets) {

  private static final ServiceName SERVICE = ServiceName.AUTH_SERVER;
  private static final String CONNECTION_FAILED = "08006";

  /** Opens the database of a service as that service. */
  Connection open(String host, String how) throws SQLException {
    URI usual = URI.create(server.urlFor(SERVICE).substring("jdbc:".length()));
    String url =
        "jdbc:postgresql://%s:%d%s?%s".formatted(host, usual.getPort(), usual.getPath(), how);
    String user = Secrets.applicationOf(SERVICE);
    return new DatabaseAccess(url, user, secrets.applicationPasswordOf(SERVICE)).open();
  }

  /** False when the connection ended before the database was told who wants to come in. */
  boolean isSpokenTo(String host, String mode, Path authority) throws SQLException {
    try (Connection connection = open(host, "sslmode=%s&sslrootcert=%s".formatted(mode, authority))) {
      return connection.isValid(1);
    } catch (SQLException refused) {
      if (CONNECTION_FAILED.equals(refused.getSQLState())) {
        return false;
      }
      throw refused;
    }
  }

  /** One row, as the superuser sees it. */
  List<String> row(String query) throws SQLException {
    try (Connection connection = server.accessTo(SERVICE).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        columns.add(row.getString(i));
      }
      return columns;
    }
  }
}
