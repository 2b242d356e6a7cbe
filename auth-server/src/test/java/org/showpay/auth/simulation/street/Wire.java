package org.showpay.auth.simulation.street;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.clockwork.Actor;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.clockwork.Host;
import org.showpay.auth.simulation.clockwork.Signal;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.springframework.web.client.ResourceAccessException;

/** The network: questions and answers that are lost, late, doubled, or come when nobody waits. */
public final class Wire {

  private final Timeline timeline;
  private final Faults faults;
  private final List<Actor> underWay = new ArrayList<>();

  /** A network in which this goes wrong. */
  public Wire(Timeline timeline, Faults faults) {
    this.timeline = timeline;
    this.faults = faults;
  }

  /** What was asked, and what came back. */
  private static final class Letter<A> {

    private final Signal back = new Signal();
    private @Nullable A answer;
    private @Nullable RuntimeException failure;
  }

  /**
   * Asks a process and waits for so many microseconds.
   *
   * @throws ResourceAccessException when no answer came, as Spring's clients say it
   */
  public <A> A ask(Host whom, String what, long patience, Supplier<A> work) {
    Actor asking = timeline.actor();
    if (asking.transaction() != null) {
      throw new IllegalStateException(asking + " asks " + whom + " in a transaction");
    }
    if (!whom.isUp(timeline.now()) || faults.strikes(Fault.REFUSED)) {
      timeline.pause(Timeline.MILLI);
      throw new ResourceAccessException("refused", new ConnectException("refused"));
    }
    timeline.event(() -> asking + " asks " + whom + ": " + what);
    if (faults.strikes(Fault.QUESTION_LOST)) {
      timeline.pause(patience);
      throw silence();
    }
    Letter<A> letter = new Letter<>();
    String name = asking + " > " + what + " " + asking.nextCall();
    deliver(name, whom, letter, work);
    if (faults.strikes(Fault.TWICE)) {
      deliver(name + " again", whom, new Letter<>(), work);
    }
    if (!timeline.await(letter.back, patience)) {
      throw silence();
    }
    return read(letter);
  }

  private static <A> A read(Letter<A> letter) {
    if (letter.failure != null) {
      throw letter.failure;
    }
    if (letter.answer == null) {
      throw new ResourceAccessException("reset", new SocketException("reset"));
    }
    return letter.answer;
  }

  private <A> void deliver(String name, Host whom, Letter<A> letter, Supplier<A> work) {
    long way =
        faults.strikes(Fault.LATE_QUESTION)
            ? timeline.actor().dice().between(Timeline.SECOND, 90 * Timeline.SECOND)
            : latency(timeline.actor().dice());
    underWay.removeIf(Actor::isGone);
    underWay.add(timeline.start(name, null, way, () -> arrive(name, whom, letter, work)));
  }

  /** Only from here on it dies with the process that was asked. */
  private <A> void arrive(String name, Host whom, Letter<A> letter, Supplier<A> work) {
    if (!whom.isUp(timeline.now())) {
      timeline.fire(letter.back);
      return;
    }
    underWay.add(
        timeline.start(
            name + " arrives",
            whom,
            () -> {
              boolean sent = false;
              try {
                sent = answer(whom, letter, work);
              } finally {
                if (!sent) {
                  timeline.fire(letter.back);
                }
              }
            }));
  }

  /** Whether no question is under way, or at work. */
  boolean isQuiet() {
    return underWay.stream().allMatch(Actor::isGone);
  }

  /** Does what was asked, and says whether the answer is seen to, lost or not. */
  private <A> boolean answer(Host whom, Letter<A> letter, Supplier<A> work) {
    if (faults.strikes(Fault.CRASH_BEFORE_WORK)) {
      faults.crash(whom);
    }
    try {
      letter.answer = work.get();
    } catch (RuntimeException e) {
      letter.failure = e;
      timeline.unlessOfTroubles(e);
    }
    if (faults.strikes(Fault.CRASH_AFTER_WORK)) {
      letter.answer = null;
      faults.crash(whom);
    }
    if (faults.strikes(Fault.ANSWER_LOST)) {
      return true;
    }
    Dice dice = timeline.actor().dice();
    timeline.pause(
        faults.strikes(Fault.LATE_ANSWER)
            ? dice.between(Timeline.SECOND, 90 * Timeline.SECOND)
            : latency(dice));
    timeline.fire(letter.back);
    return true;
  }

  private static ResourceAccessException silence() {
    return new ResourceAccessException("silent", new SocketTimeoutException("silent"));
  }

  private static long latency(Dice dice) {
    return dice.percent(90)
        ? dice.between(200, 5 * Timeline.MILLI)
        : dice.between(5 * Timeline.MILLI, 400 * Timeline.MILLI);
  }
}
