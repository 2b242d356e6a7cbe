package org.showpay.benchmarks.factors;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.showpay.benchmarks.factors.Crowd.Person;
import org.showpay.biometrics.Features;
import org.showpay.biometrics.Template;

/**
 * What came of comparing captures of a crowd: each later capture with each template of the same
 * body, and one later capture of each body with one template of every other.
 */
final class Rates {

  private final Crowd crowd;
  private final double[] own;
  private final double[] strangers;

  private Rates(Crowd crowd, double[] own, double[] strangers) {
    this.crowd = crowd;
    this.own = own;
    this.strangers = strangers;
    Arrays.sort(own);
    Arrays.sort(strangers);
  }

  /** How many people, how often each is enrolled, and how often each is captured later. */
  record Size(int people, int enrolments, int captures) {}

  /** How like its own templates a body was later, and what others are compared with. */
  private record Seen(List<Double> own, Template kept, Optional<Features> later) {}

  static Rates measure(Crowd crowd, Size size) {
    List<Seen> all =
        IntStream.range(0, size.people()).parallel().mapToObj(i -> seen(crowd, i, size)).toList();
    double[] own =
        all.stream().flatMap(one -> one.own.stream()).mapToDouble(each -> each).toArray();
    double[] strangers =
        IntStream.range(0, size.people())
            .parallel()
            .mapToObj(i -> againstOthers(all, i))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    return new Rates(crowd, own, strangers);
  }

  /** Of what a capture shows only one is kept: a finger's, laid out for comparing, is large. */
  private static Seen seen(Crowd crowd, int seed, Size size) {
    Person person = crowd.person(1_000_000L + seed);
    long moment = 1_000L * (seed + 1);
    List<Template> kept =
        IntStream.range(0, size.enrolments())
            .mapToObj(i -> crowd.enrolled(person, moment + i))
            .flatMap(Optional::stream)
            .map(Features::template)
            .toList();
    long later = moment + size.enrolments();
    List<Double> own =
        IntStream.range(0, size.captures())
            .mapToObj(i -> crowd.later(person, later + i))
            .flatMap(seen -> kept.stream().map(each -> likeness(seen, each)))
            .toList();
    return new Seen(own, kept.getFirst(), crowd.later(person, later));
  }

  private static double[] againstOthers(List<Seen> all, int one) {
    return IntStream.range(0, all.size())
        .filter(other -> other != one)
        .mapToDouble(other -> likeness(all.get(one).later, all.get(other).kept))
        .toArray();
  }

  /** What cannot be read is like nothing: that counts as not known again. */
  private static double likeness(Optional<Features> later, Template kept) {
    return later.map(seen -> seen.likeness(kept)).orElse(Double.NEGATIVE_INFINITY);
  }

  int ownPairs() {
    return own.length;
  }

  int strangersPairs() {
    return strangers.length;
  }

  /** Pairs of one body that are below the threshold. */
  double falseNonMatches() {
    return DoubleStream.of(own).filter(each -> each < crowd.threshold()).count()
        / (double) own.length;
  }

  /** Pairs of strangers that are above it. */
  double falseMatches() {
    return falseMatchCount() / (double) strangers.length;
  }

  private long falseMatchCount() {
    return DoubleStream.of(strangers).filter(each -> each >= crowd.threshold()).count();
  }

  /** What the true rate is below, with 95 % of confidence, were the pairs independent (Poisson). */
  double falseMatchesAtMost() {
    double count = falseMatchCount();
    double most = count == 0 ? 3.0 : count + 1.64 * Math.sqrt(count) + 1.9;
    return most / strangers.length;
  }

  static String heading() {
    List<String> columns =
        List.of(
            "factor",
            "threshold",
            "own pairs",
            "not known again",
            "strangers' pairs",
            "taken for another",
            "at most (95 %)",
            "strangers' median, 99.9 %, most",
            "own 0.1 %, 1 %, median");
    return "| " + String.join(" | ", columns) + " |\n|" + " --- |".repeat(columns.size());
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %d | %.4f | %d | %.6f | %.6f | %.2f, %.2f, %.2f | %.2f, %.2f, %.2f |",
        crowd,
        crowd.threshold(),
        own.length,
        falseNonMatches(),
        strangers.length,
        falseMatches(),
        falseMatchesAtMost(),
        at(strangers, 0.5),
        at(strangers, 0.999),
        at(strangers, 1),
        at(own, 0.001),
        at(own, 0.01),
        at(own, 0.5));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
  }
}
