package org.showpay.acceptance.storm;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.showpay.acceptance.crowd.Crowd;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.crowd.Tally;
import org.showpay.acceptance.proxy.Fault;
import org.showpay.acceptance.proxy.FaultPlan;
import org.showpay.acceptance.proxy.SeededFaults;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Waiting;

/** One set of faults after the other, each with a quiet start and a whole look at the end. */
public final class Sets {

  private static final Duration QUIET_START = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Duration BETWEEN = Duration.ofSeconds(4);
  private static final int PER_MILLE = 10;
  private static final int PER_MILLE_OF_STATEMENTS = 1;
  private static final int LONGEST_ANSWER = 400;
  private static final int SHORTEST_PAUSE = 1000;
  private static final int LONGEST_PAUSE = 8000;
  private static final List<Duration> JUMPS =
      List.of(
          Duration.ofSeconds(10),
          Duration.ofSeconds(-10),
          Duration.ofHours(1),
          Duration.ofHours(-1),
          Duration.ofDays(1),
          Duration.ofDays(-1));
  private static final int ONE_IN = 4;
  private static final double HALF = 50;
  private static final double ALL = 100;

  private final Run run;
  private final Stand stand;
  private final Market market;
  private final long seed;
  private final int people;
  private int faults;
  private int payments;

  public Sets(Run run, Stand stand, Market market, long seed, int people) {
    this.run = run;
    this.stand = stand;
    this.market = market;
    this.seed = seed;
    this.people = people;
  }

  /** Makes each of them for this time. */
  public void make(List<FaultSet> sets, Duration each) throws Exception {
    run.figure("seed %d, %d people, %d s for each set".formatted(seed, people, each.toSeconds()));
    for (FaultSet set : sets) {
      make(set, each);
    }
    run.figure("%d faults and %d payments in all".formatted(faults, payments));
    run.figure(Bound.of(faults, "fault"));
    run.figure(Bound.of(payments, "payment"));
  }

  private void make(FaultSet set, Duration time) throws Exception {
    run.progress(set + ": enrolling " + people + " people");
    Crowd crowd = new Crowd(market, people, seed + set.name().hashCode());
    crowd.begin();
    Waiting.pause(QUIET_START);
    long noticed = stand.wrongClocksNoticed();
    int made = strike(set, time);
    boolean allEnded = crowd.end(PATIENCE);
    Run looks = Run.unheard();
    Aftermath aftermath = new Aftermath(looks, stand, market);
    Duration clear = aftermath.awaitQuiet();
    looks.judge(Found.of("everybody came to an end", allEnded, ""));
    looks.judge(Found.of("people paid", hasPaid(crowd.tally()), crowd.tally().ends()));
    if (set.has(FaultSet.CLOCK)) {
      looks.judge(
          Found.of("clocks were wrong", stand.wrongClocksNoticed() > noticed, "nobody noticed"));
    }
    aftermath.judge(crowd);
    tell(set, made, crowd.tally(), clear);
    run.judge(Found.unless("set " + set + " is valid", looks.complaints()));
  }

  /** A crowd of whom hardly anybody can pay shows nothing, whatever the books say. */
  private static boolean hasPaid(Tally tally) {
    return tally.ended("APPROVED") * ONE_IN > tally.payments();
  }

  private void tell(FaultSet set, int made, Tally tally, Duration clear) {
    faults += made;
    payments += tally.payments();
    run.figure(
        "%s: %d faults, %d payments %s, half answered within %s, all within %s, clear after %s"
            .formatted(
                set,
                made,
                tally.payments(),
                tally.ends(),
                Run.seconds(tally.percentile(HALF)),
                Run.seconds(tally.percentile(ALL)),
                Run.seconds(clear)));
  }

  /** Has things go wrong for a time; how many did. */
  private int strike(FaultSet set, Duration time) throws IOException, InterruptedException {
    SeededFaults calls = new SeededFaults(seed, PER_MILLE, kinds(set));
    SeededFaults statements = new SeededFaults(seed, PER_MILLE_OF_STATEMENTS, resets());
    stand.follow(between(calls, statements));
    calls.switchOn(!kinds(set).isEmpty());
    statements.switchOn(set.has(FaultSet.DATABASE));
    int deeds = strikeProcesses(set, System.nanoTime() + time.toNanos());
    stand.follow(FaultPlan.NONE);
    return deeds + calls.struck() + statements.struck();
  }

  private static FaultPlan between(FaultPlan calls, FaultPlan statements) {
    return exchange ->
        exchange.link().callee().equals(Stand.DATABASE)
            ? statements.faultFor(exchange)
            : calls.faultFor(exchange);
  }

  private static List<Function<Random, Fault>> kinds(FaultSet set) {
    List<Function<Random, Fault>> kinds = new ArrayList<>();
    if (set.has(FaultSet.DROP)) {
      kinds.add(random -> new Fault.BlackHole());
    }
    if (set.has(FaultSet.RESET)) {
      kinds.addAll(resets());
    }
    return kinds;
  }

  private static List<Function<Random, Fault>> resets() {
    return List.of(
        random -> new Fault.Refuse(),
        random -> new Fault.CutAnswer(random.nextInt(LONGEST_ANSWER)));
  }

  private int strikeProcesses(FaultSet set, long until) throws IOException, InterruptedException {
    Random random = new Random(seed + set.name().hashCode());
    int made = 0;
    while (System.nanoTime() < until) {
      List<Deed> deeds = deeds(set, random);
      if (!deeds.isEmpty()) {
        deeds.get(random.nextInt(deeds.size())).make();
        made++;
      }
      Waiting.pause(Duration.ofMillis((long) (BETWEEN.toMillis() * 2 * random.nextDouble())));
    }
    return made;
  }

  private List<Deed> deeds(FaultSet set, Random random) {
    ServiceName service = Stand.SERVICES.get(random.nextInt(Stand.SERVICES.size()));
    List<Deed> deeds = new ArrayList<>();
    if (set.has(FaultSet.KILL)) {
      deeds.add(() -> stand.restart(service));
    }
    if (set.has(FaultSet.PAUSE)) {
      deeds.add(() ->
          stand.standStill(
              service, Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE))));
    }
    if (set.has(FaultSet.DATABASE)) {
      deeds.add(stand::restartDatabase);
    }
    if (set.has(FaultSet.CLOCK)) {
      Duration off = JUMPS.get(random.nextInt(JUMPS.size()));
      deeds.add(() ->
          stand.putClockOff(
              service, off, Duration.ofMillis(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE))));
    }
    return deeds;
  }

  @FunctionalInterface
  private interface Deed {
    void make() throws IOException, InterruptedException;
  }
}
