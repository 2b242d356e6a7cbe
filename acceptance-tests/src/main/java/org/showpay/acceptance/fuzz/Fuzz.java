package org.showpay.acceptance.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import org.showpay.acceptance.crowd.Crowd;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.fuzz.answer.Complaints;
import org.showpay.acceptance.fuzz.answer.Sender;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.soak.Heaps;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Aftermath;
import org.showpay.contracts.payment.PaymentState;
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
  private final Counts outside = new Counts();
  private final Counts inside = new Counts();
  private final Complaints complaints;
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
    this.sender = new Sender(stand.stack()::urlOf);
  }

  /** Makes it, and judges what was answered and what it left, however far it came. */
  public void make() throws Exception {
    casting.openTheShop();
    Crowd crowd = new Crowd(market, PEOPLE, size.seed);
    casting.leaveFaultsAlone();
    crowd.buyEvery(BETWEEN_PURCHASES);
    crowd.begin();
    try (Heaps heaps = new Heaps(stand, stand.logs().resolveSibling("heaps.csv"))) {
      try {
        tell(0, size.services, outside, it -> size.requests - peers(it), heaps);
        judgeBooks(crowd);
        tell(PEERS, withPeers(), inside, this::peers, heaps);
      } finally {
        verdict().judge(size);
        heaps.judge(size.horizon).forEach(run::judge);
      }
    }
  }

  private List<ServiceName> withPeers() {
    return size.services.stream().filter(plan::hasInternal).toList();
  }

  private int peers(ServiceName service) {
    return size.ofPeers(plan, service);
  }

  private Verdict verdict() {
    return new Verdict(run, plan, outside, inside, complaints);
  }

  private void judgeBooks(Crowd crowd) throws Exception {
    run.judge(Found.of("who paid meanwhile came to an end", crowd.end(PATIENCE), ""));
    run.judge(
        Found.of(
            "they were paid for meanwhile",
            crowd.tally().ended(PaymentState.APPROVED.name()) > 0,
            crowd.tally().ends()));
    run.figure(new Backlog(stand, market).await());
    List<String> secrets = new ArrayList<>(crowd.secrets());
    secrets.addAll(casting.secrets());
    new Aftermath(run, stand, market).judge(secrets);
  }

  private void tell(
      long from,
      List<ServiceName> homes,
      Counts counts,
      ToIntFunction<ServiceName> wanted,
      Heaps heaps)
      throws Exception {
    if (homes.isEmpty()) {
      return;
    }
    int all = homes.stream().mapToInt(wanted).sum();
    try (Watching _ = Watching.begin(run, heaps, counts::all, all)) {
      tellers(counts)
          .tell(
              new AtomicLong(from),
              lands(homes),
              () -> homes.stream().allMatch(it -> counts.of(it) >= wanted.applyAsInt(it)));
    }
  }

  private Tellers tellers(Counts counts) {
    return new Tellers(plan, casting, counts, complaints, size.seed);
  }

  private LongFunction<Plan.Land> lands(List<ServiceName> homes) {
    List<Plan.Land> from = homes.stream().map(it -> plan.outside(it, sender)).toList();
    List<Plan.Land> within = homes.stream().map(it -> plan.inside(it, sender)).toList();
    return number -> (number < PEERS ? from : within).get((int) (number % homes.size()));
  }

  /** Tells one story again, and says all that was asked and answered. */
  public void replay(long number) throws InterruptedException {
    casting.openTheShop();
    List<ServiceName> homes = number < PEERS ? size.services : withPeers();
    tellers(number < PEERS ? outside : inside)
        .aloud(run::figure)
        .tell(number, lands(homes).apply(number), casting.cast(), new Tellers.Trouble());
    verdict().judgeAnswers();
  }

  /**
   * How much of it.
   *
   * @param requests to each service
   * @param horizon within which a slope must be too much to matter
   */
  public record Size(
      long seed, List<ServiceName> services, int requests, int sequences, Duration horizon) {

    /** How many of them are of a service's peers: half, where it has something for them alone. */
    int ofPeers(Plan plan, ServiceName service) {
      return plan.hasInternal(service) ? requests / 2 : 0;
    }
  }
}
