package org.showpay.stack.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.showpay.stack.secrets.Secret;

/** Where a database is, and as whom to open it. */
public record DatabaseAccess(String url, String user, Secret password) {

  /** Opens it. */
  public Connection open() throws SQLException {
    return DriverManager.getConnection(url, user, password.reveal());
  }
}
