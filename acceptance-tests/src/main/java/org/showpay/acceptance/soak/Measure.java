package org.showpay.acceptance.soak;

/**
 * Something that may grow.
 *
 * @param name such as {@code heap of auth-server}
 * @param limit up to which it may
 */
record Measure(String name, Unit unit, Limit limit) {

  /** What it is counted in. */
  enum Unit {
    /** Shown as megabytes. */
    BYTES("MB", 1 << 20),
    /** Shown as kilobytes for each payment. */
    BYTES_A_PAYMENT("kB a payment", 1 << 10),
    /** Shown as they are. */
    PIECES("", 1);

    private final String sign;
    private final double size;

    Unit(String sign, double size) {
      this.sign = sign;
      this.size = size;
    }

    double in(double value) {
      return value / size;
    }

    String sign() {
      return sign;
    }
  }

  /** How much more of it than there is usually would be too much. */
  sealed interface Limit {

    /** No more than this. */
    record At(double most) implements Limit {}

    /** This much more than usual. */
    record More(double allowed) implements Limit {}

    /** As much again. */
    record Twice() implements Limit {}

    /** Never more than this, however it gets there: a pool is filled as it is asked. */
    record Pool(double most) implements Limit {}
  }

  /** How much there may be more. */
  double room(double usual) {
    return switch (limit) {
      case Limit.At(double most) -> Math.max(0, most - usual);
      case Limit.More(double allowed) -> allowed;
      case Limit.Twice() -> usual;
      case Limit.Pool(double most) -> Math.max(0, most - usual);
    };
  }
}
