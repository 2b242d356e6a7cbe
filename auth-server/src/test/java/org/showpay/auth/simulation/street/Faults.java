package org.showpay.auth.simulation.street;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.showpay.auth.simulation.clockwork.Actor;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.clockwork.Host;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.auth.simulation.memory.Trouble;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

/**
 * What goes wrong in a history. Each has a weather of its own: some faults do not come at all, some
 * seldom, some all the time, so that each of them is met alone and in every company.
 */
public final class Faults implements Trouble {

  private static final int[] ODDS = {0, 0, 0, 2_000, 10_000, 50_000, 100_000};

  private final Timeline timeline;
  private final Set<String> muted;
  private final Map<Fault, Integer> odds = new EnumMap<>(Fault.class);
  private final List<String> struck = new ArrayList<>();
  private final boolean calm;
  private boolean over;

  /** The weather of this seed; faults that are named here do not come. */
  public Faults(Timeline timeline, Set<String> muted) {
    this.timeline = timeline;
    this.muted = muted;
    Dice dice = new Dice(timeline.seed(), "weather");
    calm = dice.percent(5);
    for (Fault fault : Fault.values()) {
      odds.put(fault, calm ? 0 : ODDS[dice.below(ODDS.length)]);
    }
  }

  /** From now on nothing goes wrong any more. */
  public void end() {
    over = true;
  }

  /** Whether nothing goes wrong in this history at all. */
  public boolean isCalm() {
    return calm;
  }

  /** What went wrong, each by a name of its own. */
  public List<String> struck() {
    return struck;
  }

  /** Whether this goes wrong now, for whoever is on turn. */
  boolean strikes(Fault fault) {
    Actor actor = timeline.actor();
    int often = odds.getOrDefault(fault, 0);
    if (over || !actor.dice().inAMillion(often)) {
      return false;
    }
    String name = actor.nextStroke() + " " + fault;
    if (muted.contains(name)) {
      return false;
    }
    struck.add(name);
    timeline.event(() -> "*** " + actor + ": " + fault);
    return true;
  }

  /** The process of whoever is on turn dies, and comes back some seconds later. */
  void crash(Host host) {
    timeline.crash(host, timeline.actor().dice().between(Timeline.SECOND / 5, 8 * Timeline.SECOND));
  }

  @Override
  public void beforeStatement() {
    pauseSometimes(25, 2 * Timeline.MILLI);
  }

  @Override
  public void beforeCommit() {
    pauseSometimes(50, 4 * Timeline.MILLI);
    Host host = timeline.actor().host();
    if (host != null && strikes(Fault.CRASH_BEFORE_COMMIT)) {
      crash(host);
    }
    if (strikes(Fault.COMMIT_REFUSED)) {
      throw new DataAccessResourceFailureException("the commit is refused");
    }
  }

  @Override
  public void afterCommit() {
    Host host = timeline.actor().host();
    if (host != null && strikes(Fault.CRASH_AFTER_COMMIT)) {
      crash(host);
    }
    if (strikes(Fault.COMMIT_UNHEARD)) {
      throw new TransactionSystemException("the answer to the commit is lost");
    }
    pauseSometimes(50, 2 * Timeline.MILLI);
  }

  private void pauseSometimes(int percent, long most) {
    Dice dice = timeline.actor().dice();
    if (dice.percent(percent)) {
      timeline.pause(dice.between(1, most));
    }
  }
}
