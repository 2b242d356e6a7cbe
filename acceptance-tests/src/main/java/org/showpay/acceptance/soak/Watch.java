package org.showpay.acceptance.soak;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.service.Services;

/** Looks at all services and at the database, again and again. */
final class Watch implements AutoCloseable {

  private final Book book;
  private final DatabaseWatch database;
  private final List<ServiceWatch> services = new ArrayList<>();

  Watch(Stand stand, Book book) throws IOException, SQLException {
    this.book = book;
    this.database = new DatabaseWatch(stand);
    for (ServiceName service : Services.START_ORDER) {
      services.add(ServiceWatch.ofWarm(service, stand.stack().pidOf(service).orElseThrow()));
    }
  }

  /** One look at everything. */
  void look(Duration at) throws IOException, SQLException {
    Map<String, Long> connected = database.connections();
    for (ServiceWatch service : services) {
      service.look(at, connected, book);
    }
    database.look(at, book);
  }

  @Override
  public void close() throws IOException, SQLException {
    for (ServiceWatch service : services) {
      service.close();
    }
    database.close();
  }
}
