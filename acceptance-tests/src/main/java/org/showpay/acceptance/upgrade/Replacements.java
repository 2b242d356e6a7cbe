package org.showpay.acceptance.upgrade;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.showpay.acceptance.record.Found;
import org.showpay.acceptance.record.Run;
import org.showpay.acceptance.stand.Stand;
import org.showpay.acceptance.upgrade.Versions.Version;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.StackFailure;

/** One service after the other goes on in its other version, and whether it does is judged. */
final class Replacements {

  private final Run run;
  private final Stand stand;
  private final Versions versions;
  private final Schemas schemas;

  Replacements(Run run, Stand stand, Versions versions) {
    this.run = run;
    this.stand = stand;
    this.versions = versions;
    this.schemas = new Schemas(stand);
  }

  /** Replaces one, and returns when it is ready; one that cannot start goes on as it was. */
  void replace(ServiceName service, Version version) throws IOException, SQLException {
    String name = service.text() + " goes on " + words(version);
    int before = schemas.migrationsOf(service);
    versions.choose(service, version);
    try {
      Duration away = stand.renew(service);
      int migrations = schemas.migrationsOf(service) - before;
      run.judge(
          Found.of(
              name,
              runs(service, version),
              "away for %s, %d migrations".formatted(Run.seconds(away), migrations)));
    } catch (StackFailure refused) {
      run.judge(Found.of(name, false, refused.line()));
      versions.choose(service, version == Version.NOW ? Version.BEFORE : Version.NOW);
      stand.stack().start(service);
    }
  }

  private boolean runs(ServiceName service, Version version) throws IOException {
    var pid = stand.stack().pidOf(service);
    return pid.isPresent()
        && versions.isRunBy(service, version, ProcessHandle.of(pid.getAsLong()).orElseThrow());
  }

  private static String words(Version version) {
    return switch (version) {
      case NOW -> "in the version of this commit";
      case BEFORE -> "in the version before, on the tables of this commit";
    };
  }
}
