package org.showpay.acceptance.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.service.Services;

/** What services hold on to while another run is made: heaps, threads, files and connections. */
public final class Heaps implements AutoCloseable {

  private final Book book;
  private final DatabaseProbe database;
  private final List<ServiceWatch> services = new ArrayList<>();
  private final long from = System.nanoTime();

  /** Begins to look at all services of a stand; what is measured is kept in a file. */
  public Heaps(Stand stand, Path file) throws IOException, SQLException {
    this.book = Book.begin(file);
    this.database = new DatabaseProbe(stand);
    for (ServiceName service : Services.START_ORDER) {
      services.add(ServiceWatch.ofCold(service, stand.stack().pidOf(service).orElseThrow()));
    }
  }

  /** One look at all of them. */
  public void look() throws IOException, SQLException {
    Duration at = Duration.ofNanos(System.nanoTime() - from);
    var connected = database.connections();
    for (ServiceWatch service : services) {
      service.look(at, connected, book);
    }
  }

  /** Whether anything grows so that it would matter within this time. */
  public List<Found> judge(Duration horizon) {
    return book.growths().stream().map(it -> it.judge(horizon)).toList();
  }

  @Override
  public void close() throws IOException, SQLException {
    for (ServiceWatch service : services) {
      service.close();
    }
    database.close();
  }
}
