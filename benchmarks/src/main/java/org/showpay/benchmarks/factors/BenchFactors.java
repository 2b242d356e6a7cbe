package org.showpay.benchmarks.factors;

import java.util.Arrays;
import java.util.List;
import org.showpay.benchmarks.factors.Rates.Size;

/** {@code ./showpay bench factors}: rates of false matches and of false non-matches. */
public final class BenchFactors {

  private static final String USAGE =
      """
      showpay bench factors [FINGERPRINT|IRIS|VOICE|all [PEOPLE [ENROLMENTS [CAPTURES]]]]
        PEOPLE      how many bodies (210)
        ENROLMENTS  templates of each (4)
        CAPTURES    later captures of each (12)
      """;

  private BenchFactors() {}

  /** Measures. */
  public static void main(String[] arguments) {
    List<String> given = Arrays.asList(arguments);
    if (given.contains("--help")) {
      System.out.print(USAGE); // console
      return;
    }
    String which = given.isEmpty() ? "all" : given.getFirst();
    Size size = new Size(number(given, 1, 210), number(given, 2, 4), number(given, 3, 12));
    System.out.println(Rates.heading()); // console
    for (Crowd crowd : Crowd.ALL) {
      if (which.equals("all") || which.equals(crowd.toString())) {
        System.out.println(Rates.measure(crowd, size).row()); // console
      }
    }
  }

  private static int number(List<String> given, int at, int usual) {
    return given.size() > at ? Integer.parseInt(given.get(at)) : usual;
  }
}
