package org.showpay.acceptance.matrix;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.showpay.acceptance.crowd.Crowd;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.crowd.Tally;
import org.showpay.acceptance.matrix.Making.NotMade;
import org.showpay.acceptance.matrix.Making.OnTheWay;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Aftermath;
import org.showpay.acceptance.storm.Bound;

/**
 * People buy while one link is harmed in one way, then the next; all books are compared each time.
 */
public final class Matrix {

  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Duration FINAL_ANSWER_WITHIN = Duration.ofSeconds(45);
  private static final Duration CLEAR_WITHIN = Duration.ofSeconds(60);
  private static final int FEWEST_STRUCK = 5;
  private static final int FEWEST_DEEDS = 2;
  private static final int HALF = 50;

  private final Run run;
  private final Stand stand;
  private final Market market;
  private final Size size;
  private List<String> secrets = List.of();
  private int payments;
  private int harmed;

  public Matrix(Run run, Stand stand, Market market, Size size) {
    this.run = run;
    this.stand = stand;
    this.market = market;
    this.size = size;
  }

  /** Makes what can be made of these, and tells why the others are not. */
  public void make(List<Square> squares) throws Exception {
    run.progress("enrolling " + size.people + " people");
    Crowd people = new Crowd(market, size.people, size.seed);
    List<Square> made = squares.stream().filter(Matrix::isMade).toList();
    run.figure(
        "seed %d, %d people, %d payments in each square"
            .formatted(size.seed, size.people, size.payments));
    for (int i = 0; i < made.size(); i++) {
      run.progress("%d of %d: %s".formatted(i + 1, made.size(), made.get(i)));
      make(made.get(i), people.again(seedOf(made.get(i))));
    }
    squares.forEach(this::tellWhyNot);
    run.figure("%d squares, %d payments, harmed %d times".formatted(made.size(), payments, harmed));
    run.figure(Bound.of(payments, "payment"));
    run.judge(Found.of("a square was made", !made.isEmpty(), made.size() + " were"));
    new Aftermath(run, stand, market).judge(secrets);
  }

  /** The same for a square whatever others are made. */
  private long seedOf(Square square) {
    return size.seed + square.toString().hashCode();
  }

  private static boolean isMade(Square square) {
    return !(Makings.of(square) instanceof NotMade);
  }

  private void tellWhyNot(Square square) {
    if (Makings.of(square) instanceof NotMade(String why)) {
      run.figure("not made: %s; %s".formatted(square, why));
    }
  }

  private void make(Square square, Crowd crowd) throws Exception {
    Making making = Makings.of(square);
    Tally tally = crowd.tally();
    if (square.way() == Way.TERMINAL_AUTH) {
      crowd.buyAtTills(HALF);
    }
    long until = System.nanoTime() + LONGEST.toNanos();
    crowd.begin();
    int struck =
        new Strike(stand, square.way(), new Random(seedOf(square)))
            .make(making, () -> tally.payments() < size.payments && System.nanoTime() < until);
    boolean allEnded = crowd.end(PATIENCE);
    judge(square, making, crowd, struck, allEnded);
  }

  private void judge(Square square, Making making, Crowd crowd, int struck, boolean allEnded)
      throws Exception {
    Run looks = Run.unheard();
    Tally tally = crowd.tally();
    Aftermath aftermath = new Aftermath(looks, stand, market);
    Duration clear = aftermath.awaitQuiet();
    int fewest = making instanceof OnTheWay ? FEWEST_STRUCK : FEWEST_DEEDS;
    looks.judge(Found.of("it was harmed", struck >= fewest, struck + " times"));
    looks.judge(
        Found.of("enough payments", tally.payments() >= size.payments, "" + tally.payments()));
    looks.judge(Found.of("somebody paid", tally.ended("APPROVED") > 0, tally.ends()));
    looks.judge(Found.of("everybody came to an end", allEnded, ""));
    looks.judge(Found.within("the backlog is clear", CLEAR_WITHIN, clear));
    if (square.way() != Way.TERMINAL_AUTH) {
      looks.judge(
          Found.within("a till has its final answer", FINAL_ANSWER_WITHIN, tally.percentile(100)));
    }
    // Secrets are looked for in the end: those of the last square, in what all have printed.
    aftermath.judge(List.of());
    secrets = crowd.secrets();
    tell(square, struck, tally, clear);
    run.judge(Found.unless(square.toString(), looks.complaints()));
  }

  private void tell(Square square, int struck, Tally tally, Duration clear) {
    payments += tally.payments();
    harmed += struck;
    run.figure(
        "%s: harmed %d times, %d payments %s, answered within %s, clear after %s"
            .formatted(
                square,
                struck,
                tally.payments(),
                tally.ends(),
                Run.seconds(tally.percentile(100)),
                Run.seconds(clear)));
  }

  /**
   * How much of it.
   *
   * @param payments in each square at least
   */
  public record Size(long seed, int people, int payments) {}
}
