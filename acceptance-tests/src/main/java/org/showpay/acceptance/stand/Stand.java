package org.showpay.acceptance.stand;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.showpay.acceptance.proxy.FaultPlan;
import org.showpay.acceptance.proxy.FaultProxy;
import org.showpay.acceptance.proxy.Link;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.Stack;
import org.showpay.stack.StackPlan;
import org.showpay.stack.check.Books;
import org.showpay.stack.check.Checker;
import org.showpay.stack.check.Report;
import org.showpay.stack.service.PackagedPrograms;
import org.showpay.stack.service.ServicePrograms;

/** A stack of its own, beside any that runs, whose links and processes can be made to fail. */
public final class Stand implements AutoCloseable {

  /** What the database is called as an end of links. */
  public static final String DATABASE = "database";

  /** What a merchant's server is called. */
  public static final String RECEIVER = "receiver";

  /** The services that are killed: all but the internet shop, which no till needs. */
  public static final List<ServiceName> SERVICES =
      List.of(
          ServiceName.CARD_ISSUER,
          ServiceName.GATEWAY_ADAPTER,
          ServiceName.AUTH_SERVER,
          ServiceName.PIN_GENERATOR,
          ServiceName.CAT_TERMINAL,
          ServiceName.MOBILE_TERMINAL);

  /**
   * One terminal serves a whole crowd, of which one in thirty has a code scanned twice: what one
   * till may be wrong about would be used up within a minute.
   */
  private static final String WRONG_CODES = "1000000";

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final StackPlan plan;
  private final Proxies proxies;
  private final Clocks clocks;
  private final boolean proxied;
  private final RunningStack stack;

  private Stand(
      StackPlan plan, Proxies proxies, Clocks clocks, boolean proxied, Consumer<String> progress) {
    this.plan = plan;
    this.proxies = proxies;
    this.clocks = clocks;
    this.proxied = proxied;
    this.stack = new Stack(plan, Clock.systemUTC(), progress).start();
  }

  /** Starts it with empty books; services reach each other through proxies where that is wanted. */
  public static Stand start(Path checkout, String name, boolean proxied, Consumer<String> progress)
      throws IOException {
    StackPlan plan = plan(checkout, name);
    Proxies proxies = new Proxies(plan.databasePort());
    return new Stand(proxied ? plan.with(proxies) : plan, proxies, clocks(plan), proxied, progress);
  }

  /** The same with proxies, and with clocks that can be put wrong. */
  public static Stand withClocks(Path checkout, String name, Consumer<String> progress)
      throws IOException {
    StackPlan plan = plan(checkout, name);
    Proxies proxies = new Proxies(plan.databasePort());
    Clocks clocks = clocks(plan);
    return new Stand(plan.with(proxies).with(clocks), proxies, clocks, true, progress);
  }

  /** Starts one without proxies, whose services are run in this way. */
  public static Stand start(
      Path checkout, String name, ServicePrograms programs, Consumer<String> progress)
      throws IOException {
    StackPlan plan = plan(checkout, name).with(programs);
    return new Stand(plan, new Proxies(plan.databasePort()), clocks(plan), false, progress);
  }

  /** Starts one without proxies, with this in the environment of its services. */
  public static Stand start(
      Path checkout, String name, Map<String, String> environment, Consumer<String> progress)
      throws IOException {
    StackPlan plan = plan(checkout, name);
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      plan = plan.withEnvironment(variable.getKey(), variable.getValue());
    }
    return new Stand(plan, new Proxies(plan.databasePort()), clocks(plan), false, progress);
  }

  private static Clocks clocks(StackPlan plan) {
    return new Clocks(plan.programs(), plan.home().logs().resolveSibling("clocks"));
  }

  private static StackPlan plan(Path checkout, String name) throws IOException {
    Path home = checkout.resolve(".showpay").resolve("chaos-" + name);
    StackPlan usual = StackPlan.of(checkout);
    return usual
        .with(PackagedPrograms.oftenKilled(checkout, usual.home().apps()))
        .beside(home)
        .withFreshData(true)
        .withEnvironment("SHOWPAY_WRONGCODES_OFATERMINAL", WRONG_CODES);
  }

  /** What is to go wrong from now on. */
  public void follow(FaultPlan next) {
    proxies.follow(next);
  }

  /** The proxies on these links. */
  public List<FaultProxy> proxiesOn(Set<Link> links) {
    return proxies.on(links);
  }

  /** Where somebody of this name reaches a service. */
  public URI to(String caller, ServiceName service) {
    int port = stack.urlOf(service).getPort();
    return proxied ? proxies.to(caller, service, port) : stack.urlOf(service);
  }

  /** The port at which the auth-server reaches somebody who is told, at this port of ours. */
  public int toReceiver(int port) {
    return proxied ? proxies.toReceiver(port) : port;
  }

  /** The stack itself. */
  public RunningStack stack() {
    return stack;
  }

  /** Kills a service and starts it again; how long it was away. */
  public Duration restart(ServiceName service) {
    long from = System.nanoTime();
    stack.kill(service);
    stack.start(service);
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /**
   * Has a service end when it has done what it is at, and starts it again; how long it was away.
   */
  public Duration renew(ServiceName service) {
    long from = System.nanoTime();
    stack.stop(service);
    stack.start(service);
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** Kills PostgreSQL and starts it again; how long it was away. */
  public Duration restartDatabase() {
    long from = System.nanoTime();
    stack.killDatabase();
    stack.startDatabase();
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** Has a service stand still for a time, and go on as if it had not. */
  public void standStill(ServiceName service, Duration time)
      throws IOException, InterruptedException {
    long pid = stack.pidOf(service).orElseThrow();
    signal("-STOP", pid);
    Thread.sleep(time);
    signal("-CONT", pid);
  }

  /** Has a service's clock be wrong for a time, and right again, where it was started so. */
  public void putClockOff(ServiceName service, Duration off, Duration time)
      throws IOException, InterruptedException {
    clocks.putOff(service, off);
    Thread.sleep(time);
    clocks.putOff(service, Duration.ZERO);
  }

  /** How often services have said in their logs that their machine's clock is wrong. */
  public long wrongClocksNoticed() throws IOException {
    long times = 0;
    for (ServiceName service : SERVICES) {
      try (Stream<String> lines = Files.lines(logs().resolve(service.text() + ".log"))) {
        times += lines.filter(line -> line.contains("[CLOCK] fails")).count();
      }
    }
    return times;
  }

  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(pid)).inheritIO().start().waitFor();
  }

  /** What a service prints. */
  public Path logs() {
    return plan.home().logs();
  }

  /** Where the keys of its services are. */
  public Path secrets() {
    return plan.home().secrets();
  }

  /** Looks for what breaks an invariant. */
  public Report check() throws InterruptedException {
    return new Checker(Books.of(stack), BETWEEN_LOOKS).check();
  }

  @Override
  public void close() throws IOException {
    stack.close();
    proxies.close();
  }
}
