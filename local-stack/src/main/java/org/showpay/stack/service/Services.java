package org.showpay.stack.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.process.Child;
import org.showpay.stack.process.Children;
import org.showpay.stack.process.LogFile;

/** The services that run now, each as a process of its own. */
public final class Services {

  /** Callees first; they are stopped in the opposite order. */
  public static final List<ServiceName> START_ORDER =
      List.of(
          ServiceName.CARD_ISSUER,
          ServiceName.GATEWAY_ADAPTER,
          ServiceName.AUTH_SERVER,
          ServiceName.PIN_GENERATOR,
          ServiceName.SHOPPING_MALL,
          ServiceName.CAT_TERMINAL,
          ServiceName.MOBILE_TERMINAL);

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Twice what a service gives to requests in flight, and more. */
  private static final Duration TO_FINISH = Duration.ofSeconds(45);

  private static final double MILLIS = 1000;

  private final ServicePrograms programs;
  private final Children children;
  private final Surroundings surroundings;
  private final Function<ServiceName, LogFile> logs;
  private final Consumer<String> progress;
  private final Readiness readiness = new Readiness();
  private final Map<ServiceName, Child> running = new EnumMap<>(ServiceName.class);

  /** None of them runs yet. */
  public Services(
      ServicePrograms programs,
      Children children,
      Surroundings surroundings,
      Function<ServiceName, LogFile> logs,
      Consumer<String> progress) {
    this.programs = programs;
    this.children = children;
    this.surroundings = surroundings;
    this.logs = logs;
    this.progress = progress;
  }

  /**
   * Starts several and returns when all are ready.
   *
   * @throws org.showpay.stack.machine.StackFailure as soon as one of them fails
   */
  public void startAll(Collection<ServiceName> services) throws InterruptedException {
    InParallel.forEach(START_ORDER.stream().filter(services::contains).toList(), this::start);
  }

  /**
   * Starts one and returns when it is ready; does nothing when it runs already.
   *
   * @throws org.showpay.stack.machine.StackFailure when it ends instead, or is not ready in time
   */
  public void start(ServiceName service) throws IOException, InterruptedException {
    Child child = launch(service);
    if (child == null) {
      return;
    }
    Duration took = readiness.await(child, surroundings.addresses().readinessOf(service), PATIENCE);
    if (programs.readyGiveWay()) {
      child.giveWay();
    }
    progress.accept(
        String.format(
            Locale.ROOT, "%s ready after %.1f s", service.text(), took.toMillis() / MILLIS));
    child.onUnexpectedEnd(progress);
  }

  private synchronized @Nullable Child launch(ServiceName service) throws IOException {
    Child before = running.get(service);
    if (before != null && before.isAlive()) {
      return null;
    }
    if (before != null) {
      children.end(before);
    }
    Child child =
        children.start(
            service.text(),
            programs.command(service),
            surroundings.of(service),
            logs.apply(service));
    running.put(service, child);
    return child;
  }

  /** Stops one, letting it finish what it is at; does nothing when it does not run. */
  public synchronized void stop(ServiceName service) throws IOException {
    Child child = running.remove(service);
    if (child != null) {
      children.end(child, TO_FINISH);
      progress.accept(service.text() + " stopped");
    }
  }

  /** Kills one, as {@code kill -9} does; does nothing when it does not run. */
  public synchronized void kill(ServiceName service) throws IOException {
    Child child = running.remove(service);
    if (child != null) {
      children.kill(child);
    }
  }

  /** The number of a service's process, if it runs. */
  public synchronized OptionalLong pidOf(ServiceName service) {
    Child child = running.get(service);
    return child != null && child.isAlive() ? OptionalLong.of(child.pid()) : OptionalLong.empty();
  }
}
