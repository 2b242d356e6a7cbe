package org.showpay.auth.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.CodeRow;
import org.showpay.auth.simulation.memory.MemoryDatabase;
import org.showpay.auth.simulation.street.Faults;
import org.showpay.auth.simulation.street.Step;
import org.showpay.auth.simulation.street.Street;
import org.showpay.auth.simulation.street.Town;
import org.showpay.auth.simulation.verdict.Verdict;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentState;

/** One history: people, troubles, the end of the troubles, and what must be so afterwards. */
final class History {

  private static final Instant DAY = Instant.parse("2026-03-31T12:00:00Z");
  private static final long LONGEST_END = 15 * 60 * Timeline.SECOND;

  private final Settings settings;
  private final Timeline time;
  private final Faults faults;
  private final Town town;
  private final MemoryDatabase database;
  private final Books books;
  private final Street street;
  private final Foreman foreman;
  private final List<Step> begun = new ArrayList<>();
  private final Lateness lateness;
  private long troublesEnd = Long.MAX_VALUE;
  private boolean over;

  private History(Stage stage, PlantedBug bug, Settings settings) {
    this.settings = settings;
    Dice dice = new Dice(settings.seed(), "day");
    this.time =
        new Timeline(settings.seed(), DAY.plusSeconds(dice.between(0, 4 * 3600)), settings.told());
    this.faults = new Faults(time, settings.muted());
    this.town = new Town(time, faults, bug == PlantedBug.REVERSAL_NOT_REMEMBERED);
    this.database = new MemoryDatabase(time, faults);
    this.books = new Books(time, database);
    this.street = new Street(town, stage.counter(), new TheirWorld());
    this.foreman = new Foreman(time, town, new MemoryTaskStore(books), stage.tasks());
    this.lateness = new Lateness(books);
    stage.desk().use(books);
    stage.transactions().use(time, database);
    stage.companies().use(town.adapter);
  }

  /** Plays a history on a stage. */
  static Outcome play(Stage stage, PlantedBug bug, Settings settings) {
    History history = new History(stage, bug, settings);
    history.settle();
    history.time.start("street", null, history::unfold);
    history.time.start("foreman", null, history::look);
    history.time.run(() -> history.over);
    history.time.end();
    return history.outcome();
  }

  private void settle() {
    database.statement(() -> {
      town.merchants.forEach(it -> books.merchants.insert(it.id(), it));
      town.subscribers.forEach(it -> books.subscribers.insert(it, it));
      town.cards.forEach(it -> books.cards.insert(it.token(), it));
      return true;
    });
  }

  /** The steps, one after the other, until enough has happened. */
  private void unfold() {
    for (Step step : settings.steps()) {
      time.pause(step.after());
      if (time.events() >= settings.events()) {
        break;
      }
      begun.add(step);
      street.begin(step);
    }
    long end =
        settings.lasts() > 0
            ? time.begun() + settings.lasts()
            : Math.max(time.now(), town.endOfPauses());
    time.pause(Math.max(0, end - time.now()));
    // Whoever wakes in this very moment still has trouble.
    time.pause(1);
    time.event(() -> "the troubles end");
    town.recover();
    database.recover();
    troublesEnd = time.now();
  }

  /** Gives tasks out until nothing is left to do; then the merchants are paid. */
  private void look() {
    foreman.begin();
    while (!isQuiet() && time.now() - LONGEST_END < troublesEnd) {
      foreman.look();
      lateness.look(troublesEnd);
      time.pause(time.actor().dice().between(Timeline.SECOND / 2, 3 * Timeline.SECOND / 2));
    }
    if (!isQuiet()) {
      lateness.neverQuiet();
    }
    for (int merchant = 0; merchant < town.merchants.size(); merchant++) {
      street.close(merchant);
    }
    over = true;
  }

  private boolean isQuiet() {
    return time.now() > troublesEnd
        && street.isQuiet()
        && town.isQuiet()
        && foreman.isIdle()
        && lateness.allDecided();
  }

  private Outcome outcome() {
    Map<PaymentState, Integer> states = new EnumMap<>(PaymentState.class);
    books.payments.all().forEach(row -> states.merge(row.payment().state(), 1, Integer::sum));
    Set<FollowUpKind> done = EnumSet.noneOf(FollowUpKind.class);
    books.operations.where(row -> row.state() == State.DONE).forEach(row -> done.add(row.kind()));
    return new Outcome(
        new Verdict(time, town, books, street, faults).breaches(lateness.late()),
        begun,
        faults.struck(),
        states,
        done,
        time.events(),
        troublesEnd - 1 - time.begun(),
        time.fingerprint(),
        time.story());
  }

  /** What steps do that is no request. */
  private final class TheirWorld implements Street.World {

    @Override
    public void issue(PayCodeDigest code, int subscriber) {
      CodeRow row =
          new CodeRow(
              code,
              town.subscribers.get(subscriber),
              town.cardOf(subscriber).token(),
              0,
              town.endOfCode(),
              null);
      database.untroubled(() -> books.codes.insert(code, row));
    }

    @Override
    public void databaseDies(long downFor) {
      database.crash(downFor);
    }
  }
}
