package org.showpay.auth.simulation.clockwork;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.ResourceAccessException;

/**
 * The time of one history, and who is on turn in it: one actor at a time, in an order that the seed
 * alone decides. Times are microseconds since 1970, as PostgreSQL keeps them.
 */
public final class Timeline extends Clock {

  /** A second. */
  public static final long SECOND = 1_000_000;

  /** A millisecond. */
  public static final long MILLI = 1_000;

  private final long seed;
  private final boolean told;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
  private final List<String> story = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Thread driver = Thread.currentThread();
  private final long begun;
  private long now;
  private long order;
  private int events;
  private long fingerprint;
  private @Nullable Actor running;

  private record Due(long at, long order, Actor actor, long ticket) {}

  /** A history of this seed that begins then; told where somebody wants to read it. */
  public Timeline(long seed, Instant begin, boolean told) {
    this.seed = seed;
    this.told = told;
    this.now = ChronoUnit.MICROS.between(Instant.EPOCH, begin);
    this.begun = now;
  }

  /** Has an actor begin now. */
  public Actor start(String name, @Nullable Host host, Runnable work) {
    return start(name, host, 0, work);
  }

  /** Has an actor begin in so many microseconds. */
  public Actor start(String name, @Nullable Host host, long in, Runnable work) {
    Actor actor = new Actor(this, name, host, work);
    if (host != null) {
      host.add(actor);
    }
    wake(actor, in);
    return actor;
  }

  /** Runs until nothing is left to do, or what is wanted is so. */
  public void run(BooleanSupplier enough) {
    while (!due.isEmpty() && !enough.getAsBoolean()) {
      Due next = due.poll();
      if (next.ticket == next.actor.ticket()) {
        now = Math.max(now, next.at);
        turn(next.actor);
      }
    }
  }

  /** Whose process is stopped goes on when that does. */
  private void turn(Actor actor) {
    Host host = actor.host();
    if (host != null && host.pausedUntil() > now && !actor.isGone()) {
      wake(actor, host.pausedUntil() - now);
      return;
    }
    actor.newTicket();
    running = actor;
    actor.run();
    running = null;
  }

  /** Has everybody die who is still there, so that no thread is left. */
  public void end() {
    while (!due.isEmpty()) {
      Actor actor = due.poll().actor;
      actor.kill();
      running = actor;
      actor.run();
      running = null;
    }
  }

  /** Lets so many microseconds pass for the actor on turn; where nothing else is due, at once. */
  public void pause(long micros) {
    Actor actor = actor();
    long then = now + micros;
    Due next = due.peek();
    Host host = actor.host();
    if (next != null
        && next.at > then
        && !actor.isGone()
        && (host == null || host.pausedUntil() <= then)) {
      now = then;
      return;
    }
    wake(actor, micros);
    actor.pause();
  }

  /** Waits for a signal, so many microseconds at most; says whether it came. */
  public boolean await(Signal signal, long most) {
    if (!signal.isFired()) {
      Actor actor = actor();
      signal.await(actor);
      wake(actor, most);
      actor.pause();
    }
    return signal.isFired();
  }

  /** Wakes all who wait for it. */
  public void fire(Signal signal) {
    for (Actor actor : signal.take()) {
      wake(actor, 0);
    }
  }

  /** A process dies with all that it was doing, and is there again after a while. */
  public void crash(Host host, long downFor) {
    for (Actor actor : host.die(now + downFor)) {
      actor.kill();
      wake(actor, 0);
    }
    if (running != null && running.host() == host) {
      throw new Crashed();
    }
  }

  /** Writes an event into the history. */
  public void event(Supplier<String> what) {
    events++;
    fingerprint = fingerprint * 31 + now;
    if (told) {
      story.add("%8.3f s  %s".formatted((now - begun) / (double) SECOND, what.get()));
    }
  }

  private void wake(Actor actor, long in) {
    due.add(new Due(now + in, order++, actor, actor.newTicket()));
  }

  /** Who is on turn. */
  public Actor actor() {
    return Objects.requireNonNull(running, "nobody is on turn");
  }

  /** Whether anybody is: if not, the history is being prepared or judged. */
  public boolean isRunning() {
    return running != null;
  }

  /** Microseconds since 1970. */
  public long now() {
    return now;
  }

  /** When it began. */
  public long begun() {
    return begun;
  }

  public long seed() {
    return seed;
  }

  /** How much happened so far. */
  public int events() {
    return events;
  }

  /** The same for histories that went the same way. */
  public long fingerprint() {
    return fingerprint;
  }

  /** What happened, if it was to be told. */
  public List<String> story() {
    return story;
  }

  /** What nobody expected: failures that no caller caught. */
  public List<String> failures() {
    return failures;
  }

  Thread driver() {
    return driver;
  }

  /** Notes a failure, unless it is one that troubles bring about. */
  public void unlessOfTroubles(RuntimeException failure) {
    if (!(failure instanceof DataAccessException
        || failure instanceof TransactionException
        || failure instanceof ResourceAccessException
        || failure instanceof ProblemException)) {
      failed(actor(), failure);
    }
  }

  void failed(Actor actor, Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    failures.add(actor + ": " + failure + (trace.length == 0 ? "" : " at " + trace[0]));
  }

  @Override
  public Instant instant() {
    return at(now);
  }

  /** A moment of the timeline. */
  public static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the history has one zone");
  }
}
