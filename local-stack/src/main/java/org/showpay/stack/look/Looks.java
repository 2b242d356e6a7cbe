package org.showpay.stack.look;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.showpay.stack.look.trial.EgressLooks;
import org.showpay.stack.look.trial.InjectionLooks;
import org.showpay.stack.look.trial.TwoOperatorLooks;

/** Every look there is, by the name that docs/security.md gives it. */
public final class Looks {

  private static final Map<String, SourceLook> AT_SOURCES =
      Map.of(
          "no-secret-in-the-sources", SourceLooks::noSecret,
          "only-test-cards-in-the-sources", SourceLooks::onlyTestCards,
          "parts-list", PartsList::look);

  private static final Map<String, Look> AT_A_SUITE =
      Map.ofEntries(
          Map.entry("life-of-codes", DatabaseLooks::lifeOfCodes),
          Map.entry("one-live-code", DatabaseLooks::oneLiveCode),
          Map.entry("argon2", DatabaseLooks::argon2),
          Map.entry("roles", RoleLooks::look),
          Map.entry("utc", DatabaseLooks::utc),
          Map.entry("audit-chain", AuditLooks::chain),
          Map.entry("canaries", CanaryPurchase::look),
          Map.entry("limits-of-requests", HttpLooks::limits),
          Map.entry("closed-doors", HttpLooks::closedDoors),
          Map.entry("one-line-logs", HttpLooks::oneLineLogs),
          Map.entry("two-operators", TwoOperatorLooks::look),
          Map.entry("egress", EgressLooks::look),
          Map.entry("audit-of-calls", AuditLooks::ofCalls));

  /** These take minutes, and need a program that is not ours. */
  private static final Map<String, Look> BY_SCANNERS =
      Map.of("sql-injection", InjectionLooks::look);

  private Looks() {}

  /** What looks at sources alone, if this is its name. */
  public static Optional<SourceLook> atSources(String name) {
    return Optional.ofNullable(AT_SOURCES.get(name));
  }

  /** What looks at a suite that runs, if this is its name. */
  public static Optional<Look> atASuite(String name) {
    return Optional.ofNullable(AT_A_SUITE.getOrDefault(name, BY_SCANNERS.get(name)));
  }

  /** The names of all that look at a suite by themselves. */
  public static Set<String> atASuite() {
    return AT_A_SUITE.keySet();
  }

  /** True where one of them has this name. */
  public static boolean isKnown(String name) {
    return AT_SOURCES.containsKey(name)
        || AT_A_SUITE.containsKey(name)
        || BY_SCANNERS.containsKey(name);
  }

  /** One thing that is looked at in a checkout, whether or not anything runs. */
  @FunctionalInterface
  public interface SourceLook {

    /** Looks. */
    Outcome at(Path checkout) throws IOException;
  }

  /** One thing that is looked at in a suite that runs. */
  @FunctionalInterface
  public interface Look {

    /** Looks; it leaves the suite as it was, but for what any caller may add. */
    Outcome at(Premises premises) throws IOException, SQLException, InterruptedException;
  }
}
