package org.showpay.stack.service;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.showpay.stack.database.DatabaseServer;
import org.showpay.stack.secrets.SuiteCertificates;

/** Renews certificates while the suite runs. Services see by themselves that a file is new. */
public final class Renewal implements AutoCloseable {

  private static final Duration EVERY = Duration.ofHours(1);

  private final SuiteCertificates certificates;
  private final DatabaseServer database;
  private final Consumer<String> progress;
  private final Thread looks = Thread.ofVirtual().name("certificates").unstarted(this::keepLooking);

  /** Of one suite. */
  public Renewal(
      SuiteCertificates certificates, DatabaseServer database, Consumer<String> progress) {
    this.certificates = certificates;
    this.database = database;
    this.progress = progress;
  }

  /** Looks again and again until it is closed. */
  public Renewal start() {
    looks.start();
    return this;
  }

  private void keepLooking() {
    LockSupport.parkNanos(EVERY.toNanos());
    while (!Thread.currentThread().isInterrupted()) {
      look();
      LockSupport.parkNanos(EVERY.toNanos());
    }
  }

  private void look() {
    try {
      boolean renewed = certificates.renew();
      // In any case: the last one that was new may not have reached it.
      database.reload();
      if (renewed) {
        progress.accept("certificates renewed");
      }
    } catch (IOException | SQLException e) {
      progress.accept("certificates could not be renewed, which is tried again: " + e);
    }
  }

  @Override
  public void close() {
    looks.interrupt();
  }
}
