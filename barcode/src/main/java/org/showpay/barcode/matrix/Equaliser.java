package org.showpay.barcode.matrix;

/**
 * Takes blur back. How a module's grey depends on itself and its neighbours is learnt from the
 * known modules; then the modules are sought that would give the greys seen.
 */
final class Equaliser {

  private static final int TAPS = 9;
  private static final int UNKNOWNS = TAPS + 1;
  private static final int ROUNDS = 12;
  private static final double RIDGE = 3;

  private final Greys greys;
  private final Pattern pattern;
  private final double[] modules;

  private Equaliser(Greys greys, Pattern pattern) {
    this.greys = greys;
    this.pattern = pattern;
    this.modules = new double[greys.values.length];
  }

  /** From -1, surely dark, to 1, surely light; only the symbol's own modules. */
  static double[] modules(Greys greys, Pattern pattern) {
    return new Equaliser(greys, pattern).solve();
  }

  private double[] solve() {
    for (int i = 0; i < modules.length; i++) {
      modules[i] = known(i) == 0 ? Math.clamp(greys.values[i], -1, 1) : known(i);
    }
    for (int again = 0; again < 3; again++) {
      improve(learn());
    }
    double[] own = new double[greys.side * greys.side];
    for (int i = 0; i < own.length; i++) {
      int row = i / greys.side + Greys.MARGIN;
      own[i] = modules[row * greys.wide + i % greys.side + Greys.MARGIN];
    }
    return own;
  }

  /** 1 light, -1 dark, 0 unknown. */
  private int known(int index) {
    int column = index % greys.wide - Greys.MARGIN;
    int row = index / greys.wide - Greys.MARGIN;
    boolean inside = column >= 0 && row >= 0 && column < greys.side && row < greys.side;
    return inside ? -pattern.known(column, row) : 0;
  }

  private double[] learn() {
    double[][] normal = new double[UNKNOWNS][UNKNOWNS + 1];
    for (int tap = 0; tap < UNKNOWNS; tap++) {
      double pull = tap == TAPS ? RIDGE / 10 : RIDGE;
      normal[tap][tap] += pull;
      normal[tap][UNKNOWNS] += tap == TAPS / 2 ? pull * 0.9 : 0;
    }
    double[] row = new double[UNKNOWNS];
    for (int y = 1; y < greys.wide - 1; y++) {
      for (int x = 1; x < greys.wide - 1; x++) {
        int index = y * greys.wide + x;
        double weight = known(index) == 0 ? 0.3 : 1;
        for (int tap = 0; tap < TAPS; tap++) {
          row[tap] = modules[neighbour(index, tap)];
        }
        row[TAPS] = 1;
        accumulate(normal, row, greys.values[index], weight);
      }
    }
    return Linear.solve(normal);
  }

  private static void accumulate(double[][] normal, double[] row, double value, double weight) {
    for (int i = 0; i < UNKNOWNS; i++) {
      for (int j = 0; j < UNKNOWNS; j++) {
        normal[i][j] += weight * row[i] * row[j];
      }
      normal[i][UNKNOWNS] += weight * row[i] * value;
    }
  }

  private int neighbour(int index, int tap) {
    return index + (tap / 3 - 1) * greys.wide + tap % 3 - 1;
  }

  /** Coordinate descent on the squared error, each module kept between -1 and 1. */
  private void improve(double[] taps) {
    double power = 0.02;
    for (int tap = 0; tap < TAPS; tap++) {
      power += taps[tap] * taps[tap];
    }
    double[] error = errors(taps);
    for (int round = 0; round < ROUNDS; round++) {
      clearEdges(error);
      for (int y = 1; y < greys.wide - 1; y++) {
        for (int x = 1; x < greys.wide - 1; x++) {
          int index = y * greys.wide + x;
          if (known(index) == 0) {
            adjust(index, taps, error, power);
          }
        }
      }
    }
  }

  /** Nothing is expected of the outermost greys. */
  private void clearEdges(double[] error) {
    int last = greys.wide - 1;
    for (int i = 0; i <= last; i++) {
      error[i] = 0;
      error[last * greys.wide + i] = 0;
      error[i * greys.wide] = 0;
      error[i * greys.wide + last] = 0;
    }
  }

  private void adjust(int index, double[] taps, double[] error, double power) {
    double push = 0;
    for (int tap = 0; tap < TAPS; tap++) {
      push += taps[tap] * error[neighbour(index, TAPS - 1 - tap)];
    }
    double value = Math.clamp(modules[index] + push / power, -1, 1);
    double change = value - modules[index];
    modules[index] = value;
    for (int tap = 0; tap < TAPS; tap++) {
      error[neighbour(index, TAPS - 1 - tap)] -= taps[tap] * change;
    }
  }

  private double[] errors(double[] taps) {
    double[] error = new double[modules.length];
    for (int y = 1; y < greys.wide - 1; y++) {
      for (int x = 1; x < greys.wide - 1; x++) {
        int index = y * greys.wide + x;
        double expected = taps[TAPS];
        for (int tap = 0; tap < TAPS; tap++) {
          expected += taps[tap] * modules[neighbour(index, tap)];
        }
        error[index] = greys.values[index] - expected;
      }
    }
    return error;
  }
}
