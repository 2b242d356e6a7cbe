package org.showpay.acceptance.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.showpay.acceptance.fuzz.answer.Reply;
import org.showpay.acceptance.fuzz.document.Operation;
import org.showpay.acceptance.fuzz.document.Parameter;
import org.showpay.acceptance.fuzz.shot.Chance;
import org.showpay.acceptance.fuzz.shot.Memory;
import org.showpay.acceptance.fuzz.shot.Shot;
import org.showpay.acceptance.fuzz.shot.Spoiler;
import org.showpay.acceptance.fuzz.shot.Spoiling;
import org.showpay.acceptance.fuzz.shot.Wish;

/**
 * One request, or a sequence of them in which what was learnt is used. All of it comes from a seed
 * and a number.
 */
final class Story {

  private static final double SEQUENCES = 0.3;
  private static final double TRAILS = 0.5;
  private static final double SPOILED = 0.6;
  private static final double SPOILED_ON_A_TRAIL = 0.25;
  private static final double AT_HOME = 0.75;
  private static final int SHORTEST = 10;
  private static final int LONGEST = 16;
  private static final int CANDIDATES = 4;

  /** What strikes everybody: it is put right when the story ends. */
  private static final Set<String> PUT_RIGHT =
      Set.of("Faults_add", "CompanyFaults_add", "SmsFaults_set");

  /** What tells of others too, who are to be left alone: nothing of it is kept. */
  private static final Set<String> OF_OTHERS =
      Set.of("Phones_shelf", "TillOffice_tills", "Faults_list", "CompanyFaults_list");

  private final Plan.Land land;
  private final Cast cast;
  private final Chance chance;
  private final Memory memory;
  private final Spoiler spoiler;
  private final Consumer<Exchange> told;
  private boolean disturbed;
  private int length;

  /** The story of this chance, played by these people. */
  Story(Plan.Land land, Cast cast, Chance chance, Consumer<Exchange> told) {
    this.land = land;
    this.cast = cast;
    this.chance = chance;
    this.told = told;
    this.memory = cast.memory().child();
    this.spoiler = new Spoiler(memory, chance);
  }

  /** A request, and the answer to it; none where there was silence. */
  record Exchange(Shot shot, Optional<Reply> reply, String silence) {}

  /** How many requests it was. */
  int length() {
    return length;
  }

  /** Whether something was done that strikes others too. */
  boolean hasDisturbed() {
    return disturbed;
  }

  /** Tells it. */
  void tell() throws InterruptedException {
    if (!chance.in(SEQUENCES)) {
      ask(chance.of(land.home()), Wish.ANY, SPOILED);
      return;
    }
    int wanted = chance.between(SHORTEST, LONGEST);
    if (!land.trails().isEmpty() && chance.in(TRAILS)) {
      for (Trails.Step step : chance.of(land.trails())) {
        Operation operation = land.operation(step.operation());
        if (chance.in(SPOILED_ON_A_TRAIL)) {
          ask(operation, step.wish(), 1);
        }
        ask(operation, step.wish(), 0);
      }
    }
    while (length < wanted) {
      ask(next(), Wish.ANY, SPOILED / 2);
    }
  }

  /** Of some, the one for which most was learnt. */
  private Operation next() {
    List<Operation> from = chance.in(AT_HOME) ? land.home() : land.all();
    Operation best = chance.of(from);
    for (int i = 1; i < CANDIDATES; i++) {
      Operation other = chance.of(from);
      best = learnt(other) > learnt(best) ? other : best;
    }
    return best;
  }

  private long learnt(Operation operation) {
    return operation.parameters(Parameter.Place.PATH).stream().filter(memory::learnt).count();
  }

  private void ask(Operation operation, Wish wish, double spoiled) throws InterruptedException {
    Spoiling how = chance.in(spoiled) ? spoiler.way(operation) : Spoiling.NOTHING;
    String credential =
        switch (how) {
          case NOBODY -> "";
          case STRANGER -> cast.foreign(operation, chance);
          default -> cast.credential(operation, chance);
        };
    Shot shot = spoiler.shot(operation, how, credential, wish);
    length++;
    try {
      Reply reply = land.sender().send(shot);
      told.accept(new Exchange(shot, Optional.of(reply), ""));
      learn(operation, shot, reply);
    } catch (IOException silence) {
      disturbed |= PUT_RIGHT.contains(operation.id());
      told.accept(new Exchange(shot, Optional.empty(), String.valueOf(silence)));
    }
  }

  private void learn(Operation operation, Shot shot, Reply reply) {
    if (reply.isDone() && !shot.spoiling().leadsElsewhere()) {
      disturbed |= PUT_RIGHT.contains(operation.id());
      if (OF_OTHERS.contains(operation.id())) {
        return;
      }
      operation
          .told(reply.status())
          .map(it -> it.content().get("application/json"))
          .ifPresent(schema -> reply.json().ifPresent(it -> memory.keep(it, schema)));
    }
  }
}
