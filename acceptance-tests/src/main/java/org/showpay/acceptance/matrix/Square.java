package org.showpay.acceptance.matrix;

import java.util.Arrays;
import java.util.List;

/** A link that is harmed in a way. */
public record Square(Way way, Harm harm) {

  /** All there are, whether they can be made or not. */
  public static List<Square> all() {
    return Arrays.stream(Way.values())
        .flatMap(way -> Arrays.stream(Harm.values()).map(harm -> new Square(way, harm)))
        .toList();
  }

  @Override
  public String toString() {
    return way + ": " + harm;
  }
}
