package org.showpay.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.database.DataFolder;
import org.showpay.stack.machine.PortHolder;
import org.showpay.stack.machine.Ports;
import org.showpay.stack.secrets.Secrets;

/** What must hold before anything is started; each thing that does not is told in one line. */
final class Preconditions {

  private static final long MEGABYTE = 1024L * 1024;
  private static final long MEGABYTES_NEEDED = 1024;

  private final StackPlan plan;
  private final long megabytesNeeded;

  Preconditions(StackPlan plan) {
    this(plan, MEGABYTES_NEEDED);
  }

  Preconditions(StackPlan plan, long megabytesNeeded) {
    this.plan = plan;
    this.megabytesNeeded = megabytesNeeded;
  }

  /** Everything that is in the way, so that a person can clear it in one go. */
  List<String> obstacles() throws IOException {
    List<String> obstacles = new ArrayList<>();
    plan.ports().forEach((service, port) -> port(port, service.text()).ifPresent(obstacles::add));
    port(plan.databasePort(), "PostgreSQL").ifPresent(obstacles::add);
    if (plan.ports().containsKey(ServiceName.MOBILE_TERMINAL)) {
      port(plan.smsPort(), "the SMS server").ifPresent(obstacles::add);
    }
    disk().ifPresent(obstacles::add);
    for (ServiceName service : plan.ports().keySet()) {
      plan.programs().obstacle(service).ifPresent(obstacles::add);
    }
    if (!plan.fresh()) {
      new DataFolder(plan.home()).obstacle().ifPresent(obstacles::add);
      otherWay().ifPresent(obstacles::add);
    }
    return obstacles;
  }

  /** Addresses stand in rows too: a shop is told of payments where it was when it was opened. */
  private Optional<String> otherWay() {
    boolean before = Secrets.authority(plan.home().secrets()).isPresent();
    if (before == plan.secure() || !new DataFolder(plan.home()).isReady()) {
      return Optional.empty();
    }
    return Optional.of(
        "The rows of %s were made %s --secure: go on like that, or begin anew with --fresh."
            .formatted(plan.home().folder(), before ? "with" : "without"));
  }

  private static Optional<String> port(int port, String user) {
    if (Ports.isFree(port)) {
      return Optional.empty();
    }
    String holder =
        PortHolder.of(port).map(PortHolder::describe).orElse("a process that cannot be seen");
    return Optional.of(
        "Port %d, which %s needs, is taken by %s: stop that first.".formatted(port, user, holder));
  }

  private Optional<String> disk() {
    long free = plan.home().folder().toFile().getUsableSpace() / MEGABYTE;
    return free >= megabytesNeeded
        ? Optional.empty()
        : Optional.of(
            "The disk of %s has only %d MB free, and %d MB are needed: make room first."
                .formatted(plan.home().folder(), free, megabytesNeeded));
  }
}
