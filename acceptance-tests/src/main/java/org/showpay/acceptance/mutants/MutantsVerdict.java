package org.showpay.acceptance.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;

/** Says what a hunt for mutants came to. */
final class MutantsVerdict {

  private static final int WANTED = 85;
  private static final int WHOLE = 100;

  private final Run run;
  private final List<Mutant> mutants;
  private final Judgements judgements;

  MutantsVerdict(Run run, List<Mutant> mutants, Judgements judgements) {
    this.run = run;
    this.mutants = mutants;
    this.judgements = judgements;
  }

  void judge() {
    List<Mutant> survivors = mutants.stream().filter(it -> !it.isKilled()).toList();
    List<String> unjudged = new ArrayList<>();
    for (Mutant survivor : survivors) {
      boolean judged = judgements.take(survivor);
      run.figure((judged ? "judged   " : "survivor ") + survivor.inWords());
      if (!judged) {
        unjudged.add(survivor.inWords());
      }
    }
    judgements.unused().forEach(it -> run.figure("judged, but met by no survivor: " + it));
    parts().forEach((part, its) -> run.figure(part + ": " + killed(its)));
    int all = mutants.size();
    int known = all - unjudged.size();
    run.figure(
        "%s; killed or judged %d of %d, %s"
            .formatted(killed(mutants), known, all, share(known, all)));
    run.judge(
        Found.of(
            "%d %% of mutants or more are killed".formatted(WANTED),
            all > 0 && (all - survivors.size()) * WHOLE >= WANTED * all,
            killed(mutants)));
    run.judge(Found.unless("every survivor is judged", unjudged));
  }

  private Map<String, List<Mutant>> parts() {
    return mutants.stream()
        .collect(Collectors.groupingBy(Mutant::part, TreeMap::new, Collectors.toList()));
  }

  private static String killed(List<Mutant> some) {
    long killed = some.stream().filter(Mutant::isKilled).count();
    return "killed %d of %d, %s".formatted(killed, some.size(), share(killed, some.size()));
  }

  private static String share(long some, long all) {
    return String.format(Locale.ROOT, "%.1f %%", all == 0 ? 0.0 : (double) some * WHOLE / all);
  }
}
