package org.showpay.acceptance.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
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

  void judge(TargetClasses wanted) {
    List<Mutant> unjudged = unjudged();
    parts().forEach((part, its) -> run.figure(part + ": " + killed(its)));
    int all = mutants.size();
    int known = all - unjudged.size();
    run.figure(
        "%s; killed or judged %d of %d, %s"
            .formatted(killed(mutants), known, all, share(known, all)));
    run.judge(
        Found.of(
            "%d %% of mutants or more are killed".formatted(WANTED),
            all > 0 && count(mutants, Mutant::isKilled) * WHOLE >= (long) WANTED * all,
            killed(mutants)));
    run.judge(
        Found.unless("every survivor is judged", unjudged.stream().map(Mutant::inWords).toList()));
    run.judge(Found.unless("every judgement meets its survivor", judgements.unused()));
    run.judge(Found.unless("all classes that are named have mutants", wanted.without(mutants)));
  }

  /** The survivors that no judgement is about; judgements that are met are taken away. */
  private List<Mutant> unjudged() {
    List<Mutant> unjudged = new ArrayList<>();
    for (Mutant survivor : mutants.stream().filter(it -> !it.isKilled()).toList()) {
      boolean judged = judgements.take(survivor);
      run.figure((judged ? "judged   " : "survivor ") + survivor.inWords());
      if (!judged) {
        unjudged.add(survivor);
      }
    }
    mutants.stream()
        .filter(Mutant::isStopped)
        .filter(judgements::take)
        .forEach(it -> run.figure("judged, but not alive: " + it.inWords()));
    return unjudged;
  }

  private Map<String, List<Mutant>> parts() {
    return mutants.stream()
        .collect(Collectors.groupingBy(Mutant::part, TreeMap::new, Collectors.toList()));
  }

  private static String killed(List<Mutant> some) {
    long killed = count(some, Mutant::isKilled);
    return "killed %d of %d, %s (of these %d never ended, %d without memory)"
        .formatted(
            killed,
            some.size(),
            share(killed, some.size()),
            count(some, it -> it.end().equals(Mutant.ENDLESS)),
            count(some, it -> it.end().equals(Mutant.WITHOUT_MEMORY)));
  }

  private static long count(List<Mutant> some, Predicate<Mutant> which) {
    return some.stream().filter(which).count();
  }

  private static String share(long some, long all) {
    return String.format(Locale.ROOT, "%.1f %%", all == 0 ? 0.0 : (double) some * WHOLE / all);
  }
}
