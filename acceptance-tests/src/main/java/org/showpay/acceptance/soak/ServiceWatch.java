package org.showpay.acceptance.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.secrets.Secrets;

/** One service, and what it holds on to. */
final class ServiceWatch implements AutoCloseable {

  /** What a week may add: a hundred megabytes of stacks. */
  private static final Measure.Limit HUNDRED_MORE = new Measure.Limit.More(100);

  /** PostgreSQL has a hundred for all; a service's pools have 16 each. */
  private static final Measure.Limit TEN_MORE = new Measure.Limit.More(10);

  /** A pool of 16, and at most eight beside it. */
  private static final Measure.Limit A_POOL = new Measure.Limit.Pool(24);

  private final ProcessProbe probe;
  private final String database;
  private final Measure heap;
  private final Measure threads;
  private final Measure files;
  private final Measure connections;

  /** One that is warm, whose pools are as large as they will be. */
  static ServiceWatch ofWarm(ServiceName service, long pid) throws IOException {
    return new ServiceWatch(service, pid, TEN_MORE);
  }

  /** One whose pools may still fill as they are asked. */
  static ServiceWatch ofCold(ServiceName service, long pid) throws IOException {
    return new ServiceWatch(service, pid, A_POOL);
  }

  private ServiceWatch(ServiceName service, long pid, Measure.Limit connected) throws IOException {
    String of = " of " + service.text();
    this.probe = ProcessProbe.at(pid);
    this.database = Secrets.databaseOf(service);
    this.heap =
        new Measure(
            "heap" + of, Measure.Unit.BYTES, new Measure.Limit.At((double) probe.largestHeap()));
    this.threads = new Measure("threads" + of, Measure.Unit.PIECES, HUNDRED_MORE);
    this.files =
        new Measure(
            "open files" + of,
            Measure.Unit.PIECES,
            new Measure.Limit.At((double) probe.mostFiles()));
    this.connections = new Measure("connections" + of, Measure.Unit.PIECES, connected);
  }

  void look(Duration at, Map<String, Long> connected, Book book) throws IOException {
    book.write(at, heap, (double) probe.heapAfterCollection());
    book.write(at, threads, probe.threads());
    book.write(at, files, (double) probe.openFiles());
    book.write(at, connections, (double) connected.getOrDefault(database, 0L));
  }

  @Override
  public void close() throws IOException {
    probe.close();
  }
}
