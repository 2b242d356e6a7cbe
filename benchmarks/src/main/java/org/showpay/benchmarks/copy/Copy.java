package org.showpay.benchmarks.copy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Rows on their way into a table by COPY; closing it ends them. */
public final class Copy implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final String NULL = "\\N";

  private final PGCopyOutputStream out;

  /**
   * Begins.
   *
   * @param where a table and its columns, as SQL has them
   */
  Copy(Connection connection, String where) throws SQLException {
    out =
        new PGCopyOutputStream(
            connection.unwrap(PGConnection.class), "copy " + where + " from stdin", BUFFER);
  }

  /** One row, in the order of the columns. */
  public void row(@Nullable Object... values) throws IOException {
    StringBuilder line = new StringBuilder();
    for (Object value : values) {
      line.append(line.isEmpty() ? "" : "\t").append(text(value));
    }
    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> NULL;
      case byte[] bytes -> "\\\\x" + HexFormat.of().formatHex(bytes);
      default -> value.toString();
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
