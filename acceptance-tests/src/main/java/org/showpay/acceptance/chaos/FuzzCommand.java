package org.showpay.acceptance.chaos;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.showpay.acceptance.crowd.Market;
import org.showpay.acceptance.fuzz.Fuzz;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.contracts.trust.ServiceName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks every service all that its OpenAPI document tells of, well and badly. */
@Command(
    name = "fuzz",
    description =
        "Asks every service all that its OpenAPI document tells of, well and badly, one request by"
            + " itself and many in a row, and judges each answer by that document.")
final class FuzzCommand implements Callable<Integer> {

  private static final int SEQUENCES_SHARE = 50;
  private static final int FULL = 100_000;

  private final Path checkout;
  private final PrintWriter out;

  @Option(names = "--short", description = "Some 5000 requests in all, in a few minutes.")
  private boolean brief;

  @Option(names = "--requests", description = "How many to each service, at least.")
  private int requests;

  @Option(
      names = "--service",
      split = ",",
      description = "Only these; nothing is kept: ${COMPLETION-CANDIDATES}.")
  private List<ServiceName> only = List.of();

  @Option(names = "--seed", description = "What is asked.")
  private long seed = 20011115;

  @Option(
      names = "--replay",
      paramLabel = "SEED:NUMBER",
      description =
          "Asks again what was asked in one story, by people who are new; --service has to be as it"
              + " was.")
  private @Nullable String replay;

  @Option(
      names = "--keep",
      description = "Keep what is found in docs/reliability; not of fewer requests than usual.")
  private boolean keep;

  FuzzCommand(Path checkout, PrintWriter out) {
    this.checkout = checkout;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Run run = new Run(brief ? "fuzz short" : "fuzz", checkout, out);
    try (Stand stand = Stand.start(checkout, "fuzz", Fuzz.UNBOUNDED, run::progress);
        Market market = Market.open(stand, stand.logs().resolveSibling("journal"))) {
      if (replay == null) {
        new Fuzz(run, stand, market, checkout, size(seed)).make();
      } else {
        String[] story = replay.split(":", 2);
        new Fuzz(run, stand, market, checkout, size(Long.parseLong(story[0])))
            .replay(Long.parseLong(story[1]));
      }
    }
    return run.end(keep && replay == null && only.isEmpty() && isFull());
  }

  private boolean isFull() {
    return requests == 0 || requests >= FULL;
  }

  private Fuzz.Size size(long of) {
    int each = requests > 0 ? requests : brief ? 700 : FULL;
    List<ServiceName> services = only.isEmpty() ? List.of(ServiceName.values()) : only;
    int sequences = services.size() * each / SEQUENCES_SHARE;
    return new Fuzz.Size(
        of, services, each, sequences, brief ? Duration.ofHours(6) : Duration.ofDays(7));
  }
}
