package org.showpay.benchmarks.factors;

/** {@code ./showpay bench factors}: rates of false matches and of false non-matches. */
public final class BenchFactors {

  private static final int PEOPLE = 210;
  private static final int CAPTURES = 12;

  private BenchFactors() {}

  /**
   * Measures.
   *
   * @param arguments how many people, and how many later captures of each; 210 and 12
   */
  public static void main(String[] arguments) {
    int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PEOPLE;
    int captures = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CAPTURES;
    System.out.println(Rates.heading()); // console
    for (Crowd crowd : Crowd.values()) {
      System.out.println(Rates.measure(crowd, people, captures).row()); // console
    }
  }
}
