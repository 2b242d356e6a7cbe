package org.showpay.contracts.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.NavigableMap;
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

  private static final int ROWS_AT_A_TIME = 1000;

  private AuditChain() {}

  /**
   * What was found.
   *
   * @param entries how many hang on each other, up to what is broken
   * @param broken the first row that is not as it was written, in words
   * @param ends the last link of each day that has one
   */
  public record Finding(
      long entries, Optional<String> broken, NavigableMap<LocalDate, Head> ends) {}

  /** Where a chain ends. */
  public record Head(long position, String hash) {

    private static final Head BEGINNING = new Head(0, "00".repeat(32));

    static Head of(ResultSet row) throws SQLException {
      return new Head(row.getLong("position"), HexFormat.of().formatHex(row.getBytes("hash")));
    }
  }

  /** Looks at every entry of a database, of which the connection sees one snapshot. */
  public static Finding verify(Connection connection) throws SQLException {
    NavigableMap<LocalDate, Head> ends = new TreeMap<>();
    Head last = Head.BEGINNING;
    try (PreparedStatement statement = connection.prepareStatement(LINKS)) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Optional<String> broken = brokenAt(row, last);
          if (broken.isPresent()) {
            return new Finding(last.position(), broken, ends);
          }
          last = Head.of(row);
          ends.put(row.getObject("day", LocalDate.class), last);
        }
      }
    }
    Optional<String> broken = brokenAfter(last, connection);
    return new Finding(last.position(), broken.isPresent() ? broken : unsealed(connection), ends);
  }

  private static Optional<String> brokenAt(ResultSet row, Head last) throws SQLException {
    long expected = last.position() + 1;
    if (row.getLong("position") != expected) {
      return Optional.of(gone(expected));
    }
    if (row.getObject("micros") == null) {
      return Optional.of("entry " + row.getLong("entry_id") + " is gone");
    }
    byte[] hash = hash(HexFormat.of().parseHex(last.hash()), row);
    return MessageDigest.isEqual(hash, row.getBytes("hash"))
        ? Optional.empty()
        : Optional.of("entry " + row.getLong("entry_id") + " is not as it was written");
  }

  /** The head moves with the last link: what it stands for and is not there was taken away. */
  private static Optional<String> brokenAfter(Head last, Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select position, hash from audit_head")) {
      if (!row.next()) {
        return Optional.of("the head of the chain is gone");
      }
      Head head = Head.of(row);
      if (head.position() > last.position()) {
        return Optional.of(gone(last.position() + 1));
      }
      return head.equals(last)
          ? Optional.empty()
          : Optional.of("the link at " + last.position() + " is not the head of the chain");
    }
  }

  private static String gone(long position) {
    return "the link at " + position + " is gone";
  }

  /** What is written is sealed within seconds; a row that is not was slipped in. */
  private static Optional<String> unsealed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select min(id) from audit_entry e
                 where not exists (select from audit_link l where l.entry_id = e.id)
                   and e.id < (select max(entry_id) from audit_link) - 100000
                """)) {
      row.next();
      return row.getObject(1) == null
          ? Optional.empty()
          : Optional.of("entry " + row.getLong(1) + " hangs on nothing");
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
