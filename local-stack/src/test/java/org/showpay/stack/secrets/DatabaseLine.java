package org.showpay.stack.secrets;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.database.DatabaseServer;

/** Ways to the database of a suite, right and wrong. */
record DatabaseLine(DatabaseServer server, Secrets secrets) {

  static final String CONNECTIONS =
      "pg_stat_ssl join pg_stat_activity using (pid) where backend_type = 'client backend'";
  static final String ROLES = "pg_authid where rolcanlogin";

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
    try (Connection connection =
        open(host, "sslmode=%s&sslrootcert=%s".formatted(mode, authority))) {
      return connection.isValid(1);
    } catch (SQLException refused) {
      if (CONNECTION_FAILED.equals(refused.getSQLState())) {
        return false;
      }
      throw refused;
    }
  }

  /** Asks as the superuser, and for more than one: nothing holds for nobody. */
  boolean holdsForAll(String what, String whom) throws SQLException {
    String question = "select bool_and(%s) and count(*) > 1 from %s".formatted(what, whom);
    try (Connection connection = server.accessTo(SERVICE).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
