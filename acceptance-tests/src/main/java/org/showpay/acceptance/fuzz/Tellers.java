package org.showpay.acceptance.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.showpay.acceptance.fuzz.answer.Complaints;
import org.showpay.acceptance.fuzz.answer.Judge;
import org.showpay.acceptance.fuzz.answer.Reply;
import org.showpay.acceptance.fuzz.document.Operation;
import org.showpay.acceptance.fuzz.shot.Chance;

/** Several who tell stories at once, each with people of their own. */
final class Tellers {

  private static final int AT_ONCE = 6;
  private static final int STORIES_OF_A_CAST = 150;
  private static final int SHOWN = 300;
  private static final int UNAUTHORIZED = 401;

  private final Plan plan;
  private final Casting casting;
  private final Counts counts;
  private final Complaints complaints;
  private final long seed;
  private final Again again;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private Consumer<String> aloud = words -> {};

  Tellers(Plan plan, Casting casting, Counts counts, Complaints complaints, long seed) {
    this.plan = plan;
    this.casting = casting;
    this.counts = counts;
    this.complaints = complaints;
    this.seed = seed;
    this.again = new Again(complaints);
  }

  /** Has it said what is asked and answered. */
  Tellers aloud(Consumer<String> listener) {
    aloud = listener;
    return this;
  }

  /** Has stories told by their numbers, from the next one on, for as long as that is wanted. */
  void tell(AtomicLong next, LongFunction<Plan.Land> where, BooleanSupplier enough)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> tellers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        tellers.add(
            threads.submit(() -> {
              try {
                tellOn(next, where, () -> stopped.get() || enough.getAsBoolean());
              } catch (RuntimeException e) {
                stopped.set(true);
                throw e;
              }
              return null;
            }));
      }
      for (Future<?> teller : tellers) {
        teller.get();
      }
    }
  }

  private void tellOn(AtomicLong next, LongFunction<Plan.Land> where, BooleanSupplier enough)
      throws InterruptedException {
    while (!enough.getAsBoolean()) {
      Optional<Cast> cast = again.attempt("Casting", casting::cast);
      if (cast.isEmpty()) {
        stopped.set(true);
        return;
      }
      Trouble trouble = new Trouble();
      for (int i = 0; i < STORIES_OF_A_CAST && !trouble.isTooMuch(); i++) {
        if (enough.getAsBoolean()) {
          return;
        }
        long number = next.getAndIncrement();
        tell(number, where.apply(number), cast.get(), trouble);
      }
    }
  }

  /** Tells one story. */
  void tell(long number, Plan.Land land, Cast cast, Trouble trouble) throws InterruptedException {
    Story story =
        new Story(land, cast, new Chance(seed, number), it -> judge(number, cast, it, trouble));
    story.tell();
    counts.countStory(story.length());
    if (story.hasDisturbed()) {
      again.run("Faults", casting::putRight);
    }
  }

  private void judge(long number, Cast cast, Story.Exchange exchange, Trouble trouble) {
    Operation operation = exchange.shot().operation();
    String name = seed + ":" + number;
    if (exchange.reply().isEmpty()) {
      aloud.accept(exchange.shot().inWords() + "\n    no answer: " + exchange.silence());
      counts.count(exchange.shot(), 0);
      complaints.add(name, exchange.shot(), "", "NO ANSWER: " + exchange.silence());
      return;
    }
    Reply reply = exchange.reply().get();
    aloud.accept(exchange.shot().inWords() + "\n    " + shortened(reply));
    counts.count(exchange.shot(), reply.status());
    if (reply.isDone() && !exchange.shot().spoiling().leadsElsewhere()) {
      counts.countDone(operation.id());
    }
    trouble.count(reply.status() == UNAUTHORIZED && !exchange.shot().spoiling().isNotAllowed());
    Judge judge = plan.judge(operation.service(), cast.secrets());
    for (String complaint : judge.complaints(exchange.shot(), reply)) {
      complaints.add(name, exchange.shot(), shortened(reply), complaint);
    }
  }

  private static String shortened(Reply reply) {
    String body = reply.body().replaceAll("\\p{Cntrl}", "?");
    return reply.status() + " " + body.substring(0, Math.min(SHOWN, body.length()));
  }

  /** How often people were not known any more: what they prove themselves with may be gone. */
  static final class Trouble {

    private static final int TOO_MUCH = 8;

    private int times;

    void count(boolean trouble) {
      times += trouble ? 1 : 0;
    }

    boolean isTooMuch() {
      return times > TOO_MUCH;
    }
  }
}
