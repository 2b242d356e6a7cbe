package org.showpay.biometrics;

/**
 * How often two strangers' iris codes agree by chance: as so many fair coins do, tossed once for
 * each turn that is tried.
 */
final class ChanceAgreement {

  private ChanceAgreement() {}

  /**
   * The largest share of bits that may differ, for strangers to be taken for one no more often than
   * said.
   *
   * @param coins degrees of freedom of a comparison
   * @param turns how many are tried
   */
  static double most(int coins, int turns, double falseMatchRate) {
    double once = -Math.expm1(Math.log1p(-falseMatchRate) / turns);
    double logOfOutcomes = coins * Math.log(2);
    double logOfWays = 0;
    double atMost = 0;
    for (int heads = 0; heads < coins; heads++) {
      atMost += Math.exp(logOfWays - logOfOutcomes);
      if (atMost > once) {
        return (heads - 1.0) / coins;
      }
      logOfWays += Math.log((double) (coins - heads) / (heads + 1));
    }
    throw new IllegalArgumentException("Every rate below one half has a bound");
  }
}
