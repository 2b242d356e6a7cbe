package org.showpay.acceptance.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.showpay.acceptance.crowd.Crowd;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.fuzz.answer.Complaints;
import org.showpay.acceptance.fuzz.answer.Sender;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.soak.Heaps;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Aftermath;
import org.showpay.contracts.trust.ServiceName;

/**
 * Asks every service all that its document tells of, well and badly, one request by itself and many
 * in a row, and judges each answer by that document; looks at heaps meanwhile, and at the books
 * before services are asked what only their peers may ask.
 */
public final class Fuzz {

  /** What bounds a caller, or wants two, is not what is tried here, and would hide it. */
  public static final Map<String, String> UNBOUNDED =
      Map.of(
          "SHOWPAY_REQUESTSAMINUTE_OFATERMINAL", "0",
          "SHOWPAY_REQUESTSAMINUTE_OFAMERCHANT", "0",
          "SHOWPAY_REQUESTSAMINUTE_OFAHANDSET", "0",
          "SHOWPAY_REQUESTSAMINUTE_OFANADDRESS", "0",
          "SHOWPAY_REQUESTSAMINUTE_OFALL", "0",
          "SHOWPAY_TWOOPERATORS_WHEN", "never",
          "SHOWPAY_CODEINTERVAL", "0s");

  /** Stories of peers have numbers from here on. */
  private static final long PEERS = 1L << 40;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_PURCHASES = Duration.ofSeconds(2);
  private static final int PEOPLE = 4;

  private final Run run;
  private final Stand stand;
  private final Market market;
  private final Size size;
  private final Plan plan;
  private final Casting casting;
  private final Counts counts = new Counts();
  private final Complaints complaints;
  private final Tellers tellers;
  private final Sender sender;

  /** One at a stand, of the documents of this checkout. */
  public Fuzz(Run run, Stand stand, Market market, Path checkout, Size size) throws IOException {
    this.run = run;
    this.stand = stand;
    this.market = market;
    this.size = size;
    this.plan = new Plan(checkout);
    this.casting = new Casting(stand, market);
    this.complaints = new Complaints(stand.logs().resolveSibling("complaints.txt"));
    this.tellers = new Tellers(plan, casting, counts, complaints, size.seed);
    this.sender = new Sender(stand.stack()::urlOf);
  }

  /** Makes it, and judges what was answered and what it left. */
  public void make() throws Exception {
    casting.openTheShop();
    Crowd crowd = new Crowd(market, PEOPLE, size.seed);
    crowd.buyEvery(BETWEEN_PURCHASES);
    crowd.begin();
    try (Heaps heaps = new Heaps(stand, stand.logs().resolveSibling("heaps.csv"))) {
      int outside = size.requests - size.requests / 2;
      tell(0, size.services, heaps, it -> plan.hasInternal(it) ? outside : size.requests);
      run.judge(Found.of("who paid meanwhile came to an end", crowd.end(PATIENCE), ""));
      Aftermath aftermath = new Aftermath(run, stand, market);
      run.figure("backlog clear after " + Run.seconds(aftermath.awaitQuiet()));
      aftermath.judge(crowd);
      tell(
          PEERS,
          size.services.stream().filter(plan::hasInternal).toList(),
          heaps,
          it -> size.requests);
      new Verdict(run, plan, counts, complaints).judge(size);
      heaps.judge(size.horizon).forEach(run::judge);
    }
  }

  private void tell(long from, List<ServiceName> homes, Heaps heaps, Wanted wanted)
      throws Exception {
    if (homes.isEmpty()) {
      return;
    }
    int all = homes.stream().mapToInt(wanted::of).sum();
    try (Watching _ = Watching.begin(run, heaps, counts::all, all)) {
      tellers.tell(
          new AtomicLong(from),
          lands(homes),
          () -> homes.stream().allMatch(it -> counts.of(it) >= wanted.of(it)));
    }
  }

  /** How many requests to a service there are to be. */
  @FunctionalInterface
  private interface Wanted {
    int of(ServiceName service);
  }

  private LongFunction<Plan.Land> lands(List<ServiceName> homes) {
    List<Plan.Land> outside = homes.stream().map(it -> plan.outside(it, sender)).toList();
    List<Plan.Land> inside = homes.stream().map(it -> plan.inside(it, sender)).toList();
    return number -> (number < PEERS ? outside : inside).get((int) (number % homes.size()));
  }

  /** Tells one story again, and says all that was asked and answered. */
  public void replay(long number) throws InterruptedException {
    casting.openTheShop();
    List<ServiceName> homes =
        size.services.stream().filter(it -> number < PEERS || plan.hasInternal(it)).toList();
    tellers
        .aloud(run::figure)
        .tell(number, lands(homes).apply(number), casting.cast(), new Tellers.Trouble());
    new Verdict(run, plan, counts, complaints).judgeAnswers();
  }

  /**
   * How much of it.
   *
   * @param requests to each service
   * @param horizon within which a slope must be too much to matter
   */
  public record Size(
      long seed, List<ServiceName> services, int requests, int sequences, Duration horizon) {}
}
