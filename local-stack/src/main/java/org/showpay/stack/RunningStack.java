package org.showpay.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.showpay.contracts.audit.TrustedKeys;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DatabaseAccess;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.machine.StopOrder;
import org.showpay.stack.secrets.Secrets;
import org.showpay.stack.service.Services;
import org.showpay.stack.service.Surroundings;
import org.showpay.stack.suite.Suite;

/** A stack whose services are all ready; closing it stops them and PostgreSQL. */
public final class RunningStack implements Suite, Suite.Switches, AutoCloseable {

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

  @Override
  public URI urlOf(ServiceName service) {
    return surroundings.addresses().of(service);
  }

  /** All are on this machine, and have one name for each other. */
  @Override
  public URI urlAmongPeersOf(ServiceName service) {
    return urlOf(service);
  }

  @Override
  public ApiKey operatorKey() {
    return surroundings.secrets().operatorKey();
  }

  @Override
  public Optional<ApiKey> shopKey() {
    return surroundings.secrets().shopKey();
  }

  @Override
  public void keepShopKey(ApiKey key) {
    surroundings.secrets().keepShopKey(key);
  }

  @Override
  public DatabaseAccess databaseOf(ServiceName service) {
    return surroundings.database().accessTo(service);
  }

  @Override
  public TrustedKeys trustedKeys() {
    return Secrets.trustedKeys(plan.home().secrets());
  }

  @Override
  public Path pictures() {
    return plan.home().pictures();
  }

  @Override
  public Duration upFor() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Whose word the services and the database are known by, where they speak TLS. */
  Optional<Path> authority() {
    return surroundings.secrets().authority();
  }

  /** What a service prints. */
  public Path logOf(ServiceName service) {
    return plan.home().logs().resolve(service.text() + ".log");
  }

  @Override
  public Optional<Switches> switches() {
    return Optional.of(this);
  }

  @Override
  public void stop(ServiceName service) {
    try {
      services.stop(service);
    } catch (IOException e) {
      throw StackFailure.whileStarting("cannot stop " + service.text() + ": " + e);
    }
  }

  @Override
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

  /** Kills a service, as {@code kill -9} does; {@link #start} starts it again. */
  public void kill(ServiceName service) {
    try {
      services.kill(service);
    } catch (IOException e) {
      throw StackFailure.whileStarting("cannot kill " + service.text() + ": " + e);
    }
  }

  /** The number of a service's process, if it runs. */
  public OptionalLong pidOf(ServiceName service) {
    return services.pidOf(service);
  }

  /** Kills PostgreSQL's first process; those that serve connections end with it. */
  public void killDatabase() {
    try {
      surroundings.database().kill();
    } catch (IOException e) {
      throw StackFailure.whileStarting("cannot kill PostgreSQL: " + e);
    }
  }

  /** Starts PostgreSQL again on the rows that it left, and returns when it answers. */
  public void startDatabase() {
    try {
      surroundings.database().startAgain();
    } catch (IOException e) {
      throw StackFailure.whileStarting("PostgreSQL did not start again: " + e);
    }
  }

  @Override
  public void close() {
    stopOrder.close();
  }
}
