package org.showpay.contracts.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How rows hang on each other, and where a chain is broken. */
public final class AuditChain {

  /** The columns of an entry that its link is made of; the time in whole microseconds. */
  static final String ENTRY =
      "e.id, cast(extract(epoch from e.at) * 1000000 as bigint) as micros, e.who, e.what, e.object,"
          + " e.origin, e.result";

  private static final String LINKS =
      "select l.position, l.day, l.hash, l.entry_id, "
          + ENTRY
          + " from audit_link l left join audit_entry e on e.id = l.entry_id order by l.position";

  private static final byte[] BEGINNING = new byte[32];

  private AuditChain() {}

  /**
   * What was found.
   *
   * @param broken the first row that is not as it was written, in words; empty where all are
   * @param heads the last hash of each day
   */
  public record Finding(long entries, String broken, Map<LocalDate, Head> heads) {}

  /** The end of a day's chain. */
  public record Head(long position, String hash) {}

  /** Looks at every entry of a database; one snapshot of it. */
  public static Finding verify(Connection connection) throws SQLException {
    Map<LocalDate, Head> heads = new TreeMap<>();
    byte[] last = BEGINNING;
    long position = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LINKS)) {
      while (row.next()) {
        position++;
        Optional<String> broken = brokenAt(row, position, last);
        if (broken.isPresent()) {
          return new Finding(position, broken.get(), heads);
        }
        last = row.getBytes("hash");
        heads.put(
            row.getObject("day", LocalDate.class),
            new Head(position, HexFormat.of().formatHex(last)));
      }
    }
    return new Finding(position, unsealed(connection), heads);
  }

  private static Optional<String> brokenAt(ResultSet row, long expected, byte[] last)
      throws SQLException {
    if (row.getLong("position") != expected) {
      return Optional.of("the link at " + expected + " is gone");
    }
    if (row.getObject("micros") == null) {
      return Optional.of("entry " + row.getLong("entry_id") + " is gone");
    }
    return MessageDigest.isEqual(hash(last, row), row.getBytes("hash"))
        ? Optional.empty()
        : Optional.of("entry " + row.getLong("entry_id") + " is not as it was written");
  }

  /** What is written is sealed within seconds; a row that is not was slipped in. */
  private static String unsealed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select min(id) from audit_entry e
                 where not exists (select from audit_link l where l.entry_id = e.id)
                   and e.id < (select max(entry_id) from audit_link) - 100000
                """)) {
      row.next();
      return row.getObject(1) == null ? "" : "entry " + row.getLong(1) + " hangs on nothing";
    }
  }

  /** The link of an entry: a digest of the link before it and of each field with its length. */
  static byte[] hash(byte[] before, ResultSet entry) throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(before);
      out.writeLong(entry.getLong("id"));
      out.writeLong(entry.getLong("micros"));
      for (String field : new String[] {"who", "what", "object", "origin"}) {
        write(out, entry.getString(field));
      }
      out.writeInt(entry.getInt("result"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sha256(bytes.toByteArray());
  }

  private static void write(DataOutputStream out, @Nullable String text) throws IOException {
    byte[] field = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
    out.writeInt(field.length);
    out.write(field);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
