package org.showpay.auth.simulation.clockwork;

import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread of a process of the history; it runs when the timeline says so, and alone. */
public final class Actor {

  private final Timeline timeline;
  private final String name;
  private final @Nullable Host host;
  private final Dice dice;
  private final Thread thread;
  private volatile boolean onTurn;
  private long ticket;
  private int strokes;
  private int calls;
  private boolean dead;
  private boolean over;
  private @Nullable Object transaction;

  Actor(Timeline timeline, String name, @Nullable Host host, Runnable work) {
    this.timeline = timeline;
    this.name = name;
    this.host = host;
    this.dice = new Dice(timeline.seed(), name);
    this.thread = Thread.ofVirtual().unstarted(() -> live(work));
  }

  /** Its own stream of chance. */
  public Dice dice() {
    return dice;
  }

  /** The process that it runs in; none of people. */
  public @Nullable Host host() {
    return host;
  }

  /** The transaction that it has open. */
  public @Nullable Object transaction() {
    return transaction;
  }

  /** Opens a transaction, or ends it. */
  public void transaction(@Nullable Object open) {
    this.transaction = open;
  }

  /** True when it has ended or was killed. */
  public boolean isGone() {
    return over || dead;
  }

  /** Names the next point of its life at which something may go wrong. */
  public String nextStroke() {
    return name + " #" + ++strokes;
  }

  /** Counts what it asks of others. */
  public int nextCall() {
    return ++calls;
  }

  @Override
  public String toString() {
    return name;
  }

  long newTicket() {
    return ++ticket;
  }

  long ticket() {
    return ticket;
  }

  void kill() {
    dead = true;
  }

  /** Lets it run, from the driver's thread, until it waits or ends. */
  void run() {
    if (over) {
      return;
    }
    onTurn = true;
    if (thread.getState() == Thread.State.NEW) {
      if (dead) {
        over = true;
        onTurn = false;
        return;
      }
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
    while (onTurn) {
      LockSupport.park(this);
    }
  }

  /** Gives the turn back and waits for the next one. */
  void pause() {
    if (dead) {
      throw new Crashed();
    }
    onTurn = false;
    LockSupport.unpark(timeline.driver());
    while (!onTurn) {
      LockSupport.park(this);
    }
    if (dead) {
      throw new Crashed();
    }
  }

  private void live(Runnable work) {
    FutureTask<Boolean> life = new FutureTask<>(work, true);
    life.run();
    if (life.state() == Future.State.FAILED && !(life.exceptionNow() instanceof Crashed)) {
      timeline.failed(this, life.exceptionNow());
    }
    over = true;
    if (host != null) {
      host.remove(this);
    }
    onTurn = false;
    LockSupport.unpark(timeline.driver());
  }
}
