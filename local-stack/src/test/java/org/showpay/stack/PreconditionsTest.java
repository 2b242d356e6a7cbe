package org.showpay.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.secrets.Secrets;

/** What is in the way of a start is told in one line each. */
class PreconditionsTest {

  @TempDir Path home;
  private StackPlan plan = StackPlan.of(Path.of("."));

  @BeforeEach
  void planOneService() throws IOException {
    plan = Doubles.plan(home);
  }

  @Test
  void nothingIsInTheWayOfAnEmptyHome() throws IOException {
    assertThat(new Preconditions(plan).obstacles()).isEmpty();
  }

  @Test
  void aDiskThatIsNearlyFullIsToldWithBothFigures() throws IOException {
    assertThat(new Preconditions(plan, Long.MAX_VALUE).obstacles())
        .singleElement()
        .asString()
        .contains("MB free", Long.MAX_VALUE + " MB are needed", home.toString());
  }

  @Test
  void dataOfAnotherPostgresqlIsRefusedUnlessItIsToBeRemoved() throws IOException {
    Path data = Files.createDirectories(home.resolve("data"));
    Files.writeString(data.resolve("showpay-ready"), "");
    Files.writeString(data.resolve("PG_VERSION"), "15\n");
    assertThat(new Preconditions(plan).obstacles())
        .singleElement()
        .asString()
        .contains("made by PostgreSQL 15", "this is PostgreSQL 18", "--fresh");
    assertThat(new Preconditions(plan.withFreshData(true)).obstacles()).isEmpty();
  }

  @Test
  void rowsOfASuiteThatSpokeInTheOtherWayAreRefusedUnlessTheyAreToBeRemoved() throws IOException {
    Path data = Files.createDirectories(home.resolve("data"));
    Files.writeString(data.resolve("showpay-ready"), "");
    assertThat(new Preconditions(plan).obstacles()).isEmpty();
    assertThat(new Preconditions(plan.secured(true)).obstacles())
        .singleElement()
        .asString()
        .contains("made without --secure", "--fresh");
    Secrets.openCertified(plan.home().secrets(), false, Clock.systemUTC());
    assertThat(new Preconditions(plan.secured(true)).obstacles()).isEmpty();
    assertThat(new Preconditions(plan).obstacles())
        .singleElement()
        .asString()
        .contains("made with --secure");
    assertThat(new Preconditions(plan.withFreshData(true)).obstacles()).isEmpty();
  }

  @Test
  void aServiceThatIsNotBuiltIsNamedWithTheCommandThatBuildsIt() throws IOException {
    StackPlan unbuilt = StackPlan.of(home).only(ServiceName.CARD_ISSUER).beside(home);
    assertThat(new Preconditions(unbuilt).obstacles())
        .singleElement()
        .asString()
        .contains("card-issuer-simulator is not built", "./mvnw package");
  }
}
