package org.showpay.acceptance.upgrade;

import java.time.Duration;
import java.util.List;
import org.showpay.acceptance.crowd.Crowd;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.storm.Aftermath;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.people.Waiting;
import org.showpay.stack.service.Services;

/** People buy while each service is replaced by its next version, and later by the one before. */
public final class Upgrade {

  private static final Duration FINAL_ANSWER_WITHIN = Duration.ofSeconds(45);
  private static final Duration CLEAR_WITHIN = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Run run;
  private final Stand stand;
  private final Market market;
  private final Replacements replacements;
  private final Size size;

  public Upgrade(Run run, Stand stand, Market market, Versions versions, Size size) {
    this.run = run;
    this.stand = stand;
    this.market = market;
    this.replacements = new Replacements(run, stand, versions);
    this.size = size;
  }

  /** Makes it, and judges what it left. */
  public void make() throws Exception {
    run.progress("enrolling " + size.people + " people");
    Crowd crowd = new Crowd(market, size.people, size.seed);
    crowd.withSilentCompanies();
    crowd.insists();
    crowd.begin();
    Mixtures mixtures = forthAndBack(crowd);
    boolean allEnded = crowd.end(PATIENCE);
    Aftermath aftermath = new Aftermath(run, stand, market);
    Duration clear = aftermath.awaitQuiet();
    tell(crowd, mixtures, clear);
    judge(crowd, mixtures, clear);
    run.judge(Found.of("everybody came to an end", allEnded, ""));
    aftermath.judge(crowd);
  }

  private Mixtures forthAndBack(Crowd crowd) throws Exception {
    List<ServiceName> order = Services.START_ORDER;
    Mixtures mixtures =
        new Mixtures(Mixtures.Mixture.of(0, order.size()), () -> crowd.tally().payments());
    Waiting.pause(size.calm);
    int changed = 0;
    for (ServiceName service : order) {
      replacements.replace(service, Versions.Version.NOW);
      mixtures.become(Mixtures.Mixture.of(++changed, order.size()));
      stay(crowd);
    }
    Waiting.pause(size.calm);
    for (ServiceName service : order.reversed()) {
      replacements.replace(service, Versions.Version.BEFORE);
      mixtures.become(Mixtures.Mixture.of(--changed, order.size()));
      stay(crowd);
    }
    Waiting.pause(size.calm);
    return mixtures;
  }

  private void stay(Crowd crowd) {
    run.progress(crowd.tally().payments() + " payments");
    Waiting.pause(size.between);
  }

  private void tell(Crowd crowd, Mixtures mixtures, Duration clear) {
    var tally = crowd.tally();
    run.figure("seed %d, %d people".formatted(size.seed, size.people));
    run.figure("%d payments: %s".formatted(tally.payments(), tally.ends()));
    run.figure("%d of them begun while both versions ran".formatted(mixtures.mixed()));
    mixtures
        .all()
        .forEach(it -> run.figure("  %5d payments: %s".formatted(it.payments(), it.name())));
    run.figure("%d times the same was asked again".formatted(tally.askedAgain()));
    run.figure(
        "final answer at the till: half within %s, 99 %% within %s, the slowest after %s"
            .formatted(
                Run.seconds(tally.percentile(50)),
                Run.seconds(tally.percentile(99)),
                Run.seconds(tally.percentile(100))));
    run.figure("without a code for %s at most".formatted(Run.seconds(tally.longestWithoutCode())));
    run.figure("backlog clear after " + Run.seconds(clear));
  }

  private void judge(Crowd crowd, Mixtures mixtures, Duration clear) {
    var tally = crowd.tally();
    run.judge(Found.unless("people paid in every mixture", mixtures.empty()));
    run.judge(
        Found.of(
            "at least %d payments were begun while both versions ran".formatted(size.mixed),
            mixtures.mixed() >= size.mixed,
            String.valueOf(mixtures.mixed())));
    run.judge(Found.unless("nothing failed beyond what retries mend", tally.unmended()));
    run.judge(
        Found.within("a till has its final answer", FINAL_ANSWER_WITHIN, tally.percentile(100)));
    run.judge(
        Found.within("a phone has a code again", FINAL_ANSWER_WITHIN, tally.longestWithoutCode()));
    run.judge(Found.within("the backlog is clear", CLEAR_WITHIN, clear));
  }

  /**
   * How much of it.
   *
   * @param between one service that is back and the next
   * @param calm how long nothing is replaced: at first, in the middle and at last
   * @param mixed how many payments are to be begun while both versions run
   */
  public record Size(long seed, int people, Duration between, Duration calm, int mixed) {}
}
