package org.showpay.auth.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.showpay.auth.simulation.street.Step;
import org.showpay.auth.simulation.verdict.Breach;

/**
 * Takes steps and faults away from a history that breaks a rule, for as long as it still breaks the
 * same rule: first many at once, then fewer, at last each by itself.
 */
final class Shrinker {

  private final Function<Settings, Outcome> play;
  private final Settings whole;
  private final long lasted;
  private final String rule;
  private int left;
  private List<Step> steps;
  private Set<String> muted = new HashSet<>();
  private Outcome shortest;

  private Shrinker(
      Function<Settings, Outcome> play, Settings whole, Outcome broken, int mostPlays) {
    this.play = play;
    this.whole = whole;
    this.lasted = broken.lasted();
    this.rule = broken.breaches().getFirst().rule();
    this.left = mostPlays;
    this.steps = broken.steps();
    this.shortest = broken;
  }

  /** The shortest history that was found in so many plays, with its story. */
  static Outcome shrink(
      Function<Settings, Outcome> play, Settings whole, Outcome broken, int mostPlays) {
    Shrinker shrinker = new Shrinker(play, whole, broken, mostPlays);
    shrinker.takeAway();
    return play.apply(whole.with(shrinker.steps, shrinker.muted, shrinker.lasted).aloud());
  }

  private void takeAway() {
    if (!breaks(steps, muted)) {
      return;
    }
    int size;
    do {
      size = steps.size() + shortest.struck().size();
      takeSteps();
      takeFaults();
    } while (steps.size() + shortest.struck().size() < size && left > 0);
  }

  private void takeSteps() {
    for (int chunk = Math.max(1, steps.size() / 2); chunk >= 1; chunk /= 2) {
      for (int from = steps.size() - chunk; from > -chunk && left > 0; from -= chunk) {
        List<Step> fewer = without(steps, from, chunk);
        if (breaks(fewer, muted)) {
          steps = fewer;
        }
      }
    }
  }

  private void takeFaults() {
    for (int chunk = Math.max(1, shortest.struck().size() / 2); chunk >= 1; chunk /= 2) {
      for (int from = 0; from < shortest.struck().size() && left > 0; from += chunk) {
        List<String> struck = shortest.struck();
        Set<String> more = new HashSet<>(muted);
        more.addAll(struck.subList(from, Math.min(struck.size(), from + chunk)));
        if (breaks(steps, more)) {
          muted = more;
          from -= chunk;
        }
      }
    }
  }

  /** The time that a step that is gone took is waited all the same. */
  private static List<Step> without(List<Step> steps, int from, int chunk) {
    List<Step> kept = new ArrayList<>();
    long waited = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i >= from && i < from + chunk) {
        waited += step.after();
      } else {
        kept.add(
            new Step(step.number(), step.after() + waited, step.kind(), step.of(), step.amount()));
        waited = 0;
      }
    }
    return kept;
  }

  private boolean breaks(List<Step> kept, Set<String> without) {
    left--;
    Outcome outcome = play.apply(whole.with(kept, without, lasted));
    boolean same = outcome.breaches().stream().map(Breach::rule).anyMatch(rule::equals);
    if (same) {
      shortest = outcome;
    }
    return same;
  }
}
