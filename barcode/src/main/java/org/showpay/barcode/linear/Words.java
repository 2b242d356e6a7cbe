package org.showpay.barcode.linear;

/** Lets every word settle where it fits best, as far as its neighbours agree. */
final class Words {

  private static final double[] SHIFTS = {-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6};
  private static final int ROUNDS = 2;

  private final Profile profile;
  private final Layout layout;

  Words(Profile profile, Layout layout) {
    this.profile = profile;
    this.layout = layout;
  }

  Grid settle(Grid start) {
    Grid grid = start;
    double misfit = layout.misfit(profile, grid, Double.MAX_VALUE);
    for (int round = 0; round < ROUNDS; round++) {
      Grid settled = grid.shifted(smooth(bestShifts(grid)));
      double reached = layout.misfit(profile, settled, misfit);
      if (reached >= misfit) {
        return grid;
      }
      grid = settled;
      misfit = reached;
    }
    return grid;
  }

  /** In samples of the profile, for the knots between the words. */
  private double[] bestShifts(Grid grid) {
    int words = layout.words();
    double module = (grid.right() - grid.left()) / layout.modules();
    float[][] costs = new float[words][SHIFTS.length];
    for (int i = 0; i < SHIFTS.length; i++) {
      Grid moved = grid.moved(SHIFTS[i] * module);
      Samples samples = layout.sample(profile, moved);
      for (int word = 0; word < words; word++) {
        costs[word][i] = layout.nearest(samples, layout.sampleOf(word));
      }
    }
    double[] shifts = new double[words];
    for (int word = 0; word < words; word++) {
      shifts[word] = SHIFTS[least(costs, word)] * module;
    }
    return shifts;
  }

  /** A word and its two neighbours move together. */
  private static int least(float[][] costs, int word) {
    int best = SHIFTS.length / 2;
    float least = Float.MAX_VALUE;
    for (int i = 0; i < SHIFTS.length; i++) {
      float cost = 2 * costs[word][i];
      cost += costs[Math.max(0, word - 1)][i];
      cost += costs[Math.min(costs.length - 1, word + 1)][i];
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  private static double[] smooth(double[] shifts) {
    double[] knots = new double[shifts.length + 1];
    for (int i = 0; i < knots.length; i++) {
      double before = shifts[Math.max(0, i - 1)];
      double after = shifts[Math.min(shifts.length - 1, i)];
      knots[i] = (before + after) / 2;
    }
    return knots;
  }
}
