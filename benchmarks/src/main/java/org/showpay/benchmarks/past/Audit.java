package org.showpay.benchmarks.past;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.showpay.benchmarks.copy.Book;
import org.showpay.benchmarks.copy.Copy;
import org.showpay.contracts.payment.PaymentId;

/**
 * What services wrote down of who asked for what, hung on the end of the chain. All of it is of the
 * day on which it is loaded, since earlier days would be signed.
 */
final class Audit {

  private static final String ORIGIN = "127.0.0.1";
  private static final int OK = 200;

  private Audit() {}

  /** One request that was answered. */
  record Access(Instant at, String who, String what, String object) {

    /** A payment that was asked for. */
    static Access to(String what, String who, PastPayment payment) {
      return new Access(payment.answered(), who, what, new PaymentId(payment.id()).toString());
    }
  }

  /** Where the chain ends; its hash in hex. */
  private record End(long position, String hash, String day) {}

  static void write(Book book, List<Access> accesses) throws SQLException, IOException {
    End end = end(book);
    long first = book.numbers("audit_entry", accesses.size());
    try (Copy rows = book.copy("audit_entry (id, at, who, what, object, origin, result)")) {
      long id = first;
      for (Access it : accesses) {
        rows.row(id++, it.at(), it.who(), it.what(), it.object(), ORIGIN, OK);
      }
    }
    byte[] hash = HexFormat.of().parseHex(end.hash());
    try (Copy rows = book.copy("audit_link (position, entry_id, day, hash)")) {
      for (int i = 0; i < accesses.size(); i++) {
        hash = link(hash, first + i, accesses.get(i));
        rows.row(end.position() + 1 + i, first + i, end.day(), hash);
      }
    }
    book.run(
        """
        update audit_head
           set position = position + %d, hash = decode('%s', 'hex'),
               horizon = least(
                 (select written_by from audit_entry e
                   where written_by >= horizon
                     and not exists (select from audit_link l where l.entry_id = e.id)
                   order by written_by limit 1),
                 pg_snapshot_xmin(pg_current_snapshot()))
        """
            .formatted(accesses.size(), HexFormat.of().formatHex(hash)));
  }

  /** The service that runs beside this passes by as long as it is held. */
  private static End end(Book book) throws SQLException {
    try (Statement statement = book.connection().createStatement();
        ResultSet row =
            statement.executeQuery(
                "select position, encode(hash, 'hex'), day from audit_head for update")) {
      row.next();
      return new End(row.getLong(1), row.getString(2), row.getString(3));
    }
  }

  /** As the service makes its links; the checker would say so if it were not. */
  private static byte[] link(byte[] before, long id, Access access) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(before);
      out.writeLong(id);
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, access.at()));
      for (String field : List.of(access.who(), access.what(), access.object(), ORIGIN)) {
        byte[] text = field.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
      out.writeInt(OK);
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
