package org.showpay.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.machine.StopOrder;
import org.showpay.stack.service.Services;
import org.showpay.stack.service.Surroundings;

/** A stack whose services are all ready; closing it stops them and PostgreSQL. */
public final class RunningStack implements AutoCloseable {

  private final StackPlan plan;
  private final Services services;
  private final Surroundings surroundings;
  private final StopOrder stopOrder;
  private final long startedAt;

  RunningStack(
      StackPlan plan,
      Services services,
      Surroundings surroundings,
      StopOrder stopOrder,
      long startedAt) {
    this.plan = plan;
    this.services = services;
    this.surroundings = surroundings;
    this.stopOrder = stopOrder;
    this.startedAt = startedAt;
  }

  /** The services of this stack. */
  public Set<ServiceName> services() {
    return plan.ports().keySet();
  }

  /** The base of a service's routes. */
  public URI urlOf(ServiceName service) {
    return surroundings.addresses().of(service);
  }

  /** What the operator proves itself with to every service. */
  public ApiKey operatorKey() {
    return surroundings.secrets().operatorKey();
  }

  /** What the internet shop was opened with, if it was on this machine. */
  public Optional<ApiKey> shopKey() {
    try {
      return surroundings.secrets().shopKey();
    } catch (IOException e) {
      throw StackFailure.whileStarting("cannot read the shop's key: " + e);
    }
  }

  /** Keeps what the internet shop is opened with, since nobody shows it a second time. */
  public void keepShopKey(ApiKey key) {
    try {
      surroundings.secrets().keepShopKey(key);
    } catch (IOException e) {
      throw StackFailure.whileStarting("cannot keep the shop's key: " + e);
    }
  }

  /** The database of a service with all rights, for looking at what it has written. */
  public DatabaseAccess databaseOf(ServiceName service) {
    return surroundings.database().accessTo(service);
  }

  /** Where the codes that phones show may be kept as image files. */
  public Path pictures() {
    return plan.home().pictures();
  }

  /** How long ago the start of this stack began. */
  public Duration upFor() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** What a service prints. */
  public Path logOf(ServiceName service) {
    return plan.home().logs().resolve(service.text() + ".log");
  }

  /** Stops a service, as if it were down; its peers go on. */
  public void stop(ServiceName service) {
    try {
      services.stop(service);
    } catch (IOException e) {
      throw StackFailure.whileStarting("cannot stop " + service.text() + ": " + e);
    }
  }

  /** Starts a service that was stopped or has ended, and returns when it is ready. */
  public void start(ServiceName service) {
    try {
      services.start(service);
    } catch (IOException e) {
      throw StackFailure.whileStarting("cannot start " + service.text() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StackFailure.whileStarting("the start of " + service.text() + " was interrupted");
    }
  }

  @Override
  public void close() {
    stopOrder.close();
  }
}
