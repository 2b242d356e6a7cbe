package org.showpay.auth.simulation.clockwork;

import java.util.LinkedHashSet;
import java.util.Set;

/** A process: what runs in it dies with it. */
public final class Host {

  private final String name;
  private final Set<Actor> actors = new LinkedHashSet<>();
  private long downUntil;
  private long pausedUntil;

  /** A process of this name, which is up. */
  public Host(String name) {
    this.name = name;
  }

  /** True unless it died and is not started again yet. */
  public boolean isUp(long now) {
    return now >= downUntil;
  }

  /** Nothing in it goes on until then. */
  public void pause(long until) {
    pausedUntil = until;
  }

  /** Until when it was stopped. */
  public long pausedUntil() {
    return pausedUntil;
  }

  /** It is there again at once, if it is not. */
  public void recover() {
    downUntil = 0;
  }

  void add(Actor actor) {
    actors.add(actor);
  }

  void remove(Actor actor) {
    actors.remove(actor);
  }

  /** All that ran in it. */
  Set<Actor> die(long until) {
    downUntil = until;
    pausedUntil = 0;
    Set<Actor> all = new LinkedHashSet<>(actors);
    actors.clear();
    return all;
  }

  @Override
  public String toString() {
    return name;
  }
}
