package org.showpay.stack.look;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Every look there is, by the name that docs/security.md gives it. */
public final class Looks {

  private static final Map<String, SourceLook> AT_SOURCES =
      Map.of(
          "no-secret-in-the-sources", SourceLooks::noSecret,
          "only-test-cards-in-the-sources", SourceLooks::onlyTestCards,
          "parts-list", PartsList::look);

  private static final Map<String, Look> AT_A_SUITE =
      Map.of(
          "life-of-codes", DatabaseLooks::lifeOfCodes,
          "one-live-code", DatabaseLooks::oneLiveCode,
          "argon2", DatabaseLooks::argon2,
          "roles", RoleLooks::look,
          "utc", DatabaseLooks::utc,
          "canaries", CanaryPurchase::look,
          "limits-of-requests", HttpLooks::limits,
          "closed-doors", HttpLooks::closedDoors,
          "one-line-logs", HttpLooks::oneLineLogs);

  private Looks() {}

  /** What looks at sources alone, if this is its name. */
  public static Optional<SourceLook> atSources(String name) {
    return Optional.ofNullable(AT_SOURCES.get(name));
  }

  /** What looks at a suite that runs, if this is its name. */
  public static Optional<Look> atASuite(String name) {
    return Optional.ofNullable(AT_A_SUITE.get(name));
  }

  /** True where one of them has this name. */
  public static boolean isKnown(String name) {
    return AT_SOURCES.containsKey(name) || AT_A_SUITE.containsKey(name);
  }

  /** One thing that is looked at in a checkout, whether or not anything runs. */
  @FunctionalInterface
  public interface SourceLook {

    /** Looks. */
    Outcome at(Path checkout) throws IOException;
  }
}
