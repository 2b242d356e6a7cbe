package org.showpay.stack;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.showpay.stack.database.DataFolder;
import org.showpay.stack.database.DatabaseServer;
import org.showpay.stack.machine.StackFailure;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.machine.StackLock;
import org.showpay.stack.machine.StopOrder;
import org.showpay.stack.process.Children;
import org.showpay.stack.process.LogFile;
import org.showpay.stack.process.Orphans;
import org.showpay.stack.secrets.Secrets;
import org.showpay.stack.secrets.SuiteCertificates;
import org.showpay.stack.service.Addresses;
import org.showpay.stack.service.InParallel;
import org.showpay.stack.service.Renewal;
import org.showpay.stack.service.ServicePrograms;
import org.showpay.stack.service.Services;
import org.showpay.stack.service.StartupCaches;
import org.showpay.stack.service.Surroundings;

/** Starts PostgreSQL and the services of a plan: all of them, or nothing stays. */
public final class Stack {

  private final StackPlan plan;
  private final Clock clock;
  private final Consumer<String> progress;
  private final StopOrder started;

  /** Nothing happens before {@link #start}. */
  public Stack(StackPlan plan, Clock clock, Consumer<String> progress) {
    this.plan = plan;
    this.clock = clock;
    this.progress = progress;
    this.started = new StopOrder(progress);
  }

  /**
   * Starts everything and returns when every service is ready. However this process ends, except by
   * force, what was started ends too.
   *
   * @throws StackFailure when something is in the way or goes wrong; nothing is left running then
   */
  public RunningStack start() {
    try {
      return startInOrder(System.nanoTime());
    } catch (Exception e) {
      started.close();
      if (started.endsWithProcess()) {
        throw StackFailure.whileStarting("stopped while it was starting");
      }
      throw e instanceof StackFailure failure
          ? failure
          : StackFailure.whileStarting("the stack did not start: " + e);
    }
  }

  private RunningStack startInOrder(long startedAt) throws Exception {
    StackHome home = plan.home();
    home.create();
    started.start(() -> StackLock.take(home));
    clearTheWay(home);
    Secrets secrets = secrets(home);
    DatabaseServer database = startDatabase(home, secrets);
    Children children = started.start(() -> new Children(home));
    Addresses addresses = new Addresses(plan.ports(), plan.secure());
    Surroundings surroundings =
        new Surroundings(addresses, database, secrets, plan.environment(), plan.detours());
    prepare(children, surroundings);
    Services services =
        new Services(plan.programs(), children, surroundings, it -> log(it.text()), progress);
    services.startAll(plan.ports().keySet());
    return new RunningStack(plan, services, surroundings, started, startedAt);
  }

  private Secrets secrets(StackHome home) throws IOException {
    boolean hasData = new DataFolder(home).isReady();
    if (!plan.secure()) {
      return Secrets.open(home.secrets(), hasData);
    }
    Secrets secrets = Secrets.openCertified(home.secrets(), hasData, clock);
    secrets.authority().ifPresent(SuiteCertificates::believeAlone);
    return secrets;
  }

  private DatabaseServer startDatabase(StackHome home, Secrets secrets) throws Exception {
    progress.accept("starting PostgreSQL on port " + plan.databasePort());
    DatabaseServer database =
        started.start(
            () -> DatabaseServer.start(home, plan.databasePort(), secrets, log("postgresql")));
    if (secrets.certificates().isPresent()) {
      SuiteCertificates certificates = secrets.certificates().get();
      started.start(() -> new Renewal(certificates, database, progress).start());
    }
    return database;
  }

  private void clearTheWay(StackHome home) throws IOException {
    Orphans.end(home, progress);
    new DataFolder(home).endOrphan(progress);
    List<String> obstacles = new Preconditions(plan).obstacles();
    if (!obstacles.isEmpty()) {
      throw StackFailure.beforeStart(obstacles);
    }
    if (plan.fresh()) {
      home.forget();
    }
  }

  private void prepare(Children children, Surroundings surroundings) throws Exception {
    ServicePrograms programs = plan.programs();
    StartupCaches caches = new StartupCaches(programs, children, surroundings, progress);
    InParallel.forEach(
        plan.ports().keySet(),
        service -> {
          programs.prepare(service, progress);
          if (plan.makesStartupCaches()) {
            caches.makeIfMissing(service, log(service.text() + "-practice"));
          }
        });
  }

  private LogFile log(String name) {
    return new LogFile(plan.home().logs(), name, clock);
  }
}
