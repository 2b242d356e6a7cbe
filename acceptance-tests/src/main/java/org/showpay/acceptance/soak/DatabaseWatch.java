package org.showpay.acceptance.soak;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Aftermath;

/** The database, and what each payment costs it. */
final class DatabaseWatch implements AutoCloseable {

  private static final Measure WAL =
      new Measure("WAL for each payment", Measure.Unit.BYTES_A_PAYMENT, new Measure.Limit.Twice());

  private static final Measure TABLES =
      new Measure(
          "growth of all databases for each payment",
          Measure.Unit.BYTES_A_PAYMENT,
          new Measure.Limit.Twice());

  private static final Measure BACKLOG =
      new Measure("what is still to be done", Measure.Unit.PIECES, new Measure.Limit.More(1000));

  private final DatabaseProbe probe;
  private long payments;
  private long written;
  private long size;

  DatabaseWatch(Stand stand) throws SQLException {
    this.probe = new DatabaseProbe(stand);
    this.payments = probe.payments();
    this.written = probe.written();
    this.size = probe.size();
  }

  Map<String, Long> connections() throws SQLException {
    return probe.connections();
  }

  /** Looks at what the payments since the last look have cost; where there were none, later. */
  void look(Duration at, Book book) throws SQLException, IOException {
    book.write(at, BACKLOG, (double) probe.backlog(Aftermath.BACKLOG));
    long paymentsNow = probe.payments();
    if (paymentsNow == payments) {
      return;
    }
    long writtenNow = probe.written();
    long sizeNow = probe.size();
    double more = (double) (paymentsNow - payments);
    book.write(at, WAL, (double) (writtenNow - written) / more);
    book.write(at, TABLES, (double) (sizeNow - size) / more);
    payments = paymentsNow;
    written = writtenNow;
    size = sizeNow;
  }

  @Override
  public void close() throws SQLException {
    probe.close();
  }
}
