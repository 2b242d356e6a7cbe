package org.showpay.testing;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** Programs that some tests want: without them those are skipped, saying so, but never in CI. */
public final class Installed {

  private Installed() {}

  /**
   * Goes on where a program is there.
   *
   * @param without what is missing, how to get it, and what is not tried without it
   */
  public static void orSkipped(boolean isThere, String without) {
    if (!isThere && "true".equals(System.getenv("CI"))) {
      fail(without);
    }
    assumeTrue(isThere, without);
  }

  /**
   * What was found of a program.
   *
   * @param without what is missing, how to get it, and what is not tried without it
   */
  public static <T> T orSkipped(Optional<T> found, String without) {
    orSkipped(found.isPresent(), without);
    return found.orElseThrow();
  }
}
