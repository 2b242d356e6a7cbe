package org.showpay.benchmarks.copy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.showpay.stack.database.DatabaseAccess;

/**
 * One transaction in the database of a service. Triggers and foreign keys rest in it: what they
 * would say of each row the checker of invariants is asked for afterwards. All other constraints
 * hold.
 */
public final class Book implements AutoCloseable {

  private final Connection connection;

  private Book(Connection connection) {
    this.connection = connection;
  }

  /** Fills tables. */
  public interface Writing {
    void write(Book book) throws SQLException, IOException;
  }

  /** Has it written: all or nothing. */
  public static void write(DatabaseAccess database, Writing writing)
      throws SQLException, IOException {
    try (Book book = new Book(database.open())) {
      book.connection.setAutoCommit(false);
      book.run("set local session_replication_role = replica");
      writing.write(book);
      book.connection.commit();
    }
  }

  /** Rows of a table. */
  public Copy copy(String where) throws SQLException {
    return new Copy(connection, where);
  }

  /** One statement. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the only row, as text. */
  public String text(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** So many numbers of a sequence, that nobody else draws: the first of them. */
  public long numbers(String table, long count) throws SQLException {
    String sequence = "pg_get_serial_sequence('" + table + "', 'id')";
    long first = Long.parseLong(text("select nextval(" + sequence + ")"));
    run("select setval(" + sequence + ", " + (first + count) + ")");
    return first;
  }

  /** For what has more rows than one. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
