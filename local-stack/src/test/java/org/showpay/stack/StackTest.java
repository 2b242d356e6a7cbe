package org.showpay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.machine.Ports;
import org.showpay.stack.machine.StackFailure;

/** A whole stack: a real PostgreSQL, and doubles in the place of the services. */
class StackTest {

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path home;
  private StackPlan plan = StackPlan.of(Path.of("."));

  @BeforeEach
  void planTwoServicesBesideTheUsualStack() throws IOException {
    plan = Doubles.plan(home);
  }

  @Test
  void namesThePortThatIsTakenAndWhoHasItAndStartsNothing() throws IOException {
    int port = Objects.requireNonNull(plan.ports().get(ServiceName.AUTH_SERVER));
    try (ServerSocket inTheWay = new ServerSocket(port)) {
      StackFailure failure = failureOf(plan);
      assertThat(failure.exitCode()).isEqualTo(StackFailure.NOTHING_STARTED);
      assertThat(failure.line())
          .contains("Port " + inTheWay.getLocalPort(), "auth-server")
          .contains("process " + ProcessHandle.current().pid())
          .doesNotContain("\n");
    }
    assertThat(home.resolve("data")).doesNotExist();
    assertThat(home.resolve("secrets")).doesNotExist();
  }

  @Test
  void tellsWhyAServiceDiedAndLeavesNothingRunning() throws IOException {
    StackFailure failure = failureOf(plan.withEnvironment(ServiceDouble.BEHAVIOUR, "dies"));
    assertThat(failure.exitCode()).isEqualTo(StackFailure.STOPPED_AGAIN);
    assertThat(failure.line())
        .contains("ended by itself with code 3", "The vault's key is missing.", ".log")
        .doesNotContain("\n");
    assertThatNothingIsLeft();
  }

  @Test
  void endsWhatAKilledLauncherLeftAndKeepsItsRows() throws Exception {
    Process launcher = launchInAnotherProcess();
    ProcessHandle orphan = processOf("auth-server");
    launcher.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();
    try (RunningStack running = start()) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(said)
          .anyMatch(line -> line.contains("ending auth-server"))
          .anyMatch(line -> line.contains("ending PostgreSQL"));
      keepARow(running);
    }
    try (RunningStack running = start()) {
      assertThat(rows(running)).isEqualTo(1);
    }
    plan = plan.withFreshData(true);
    try (RunningStack running = start()) {
      assertThat(AddressTable.of(running)).anyMatch(line -> line.contains("showpay key operator"));
      assertThatThrownBy(() -> rows(running)).hasMessageContaining("kept");
    }
  }

  private RunningStack start() {
    return new Stack(plan, Clock.systemUTC(), said::add).start();
  }

  private StackFailure failureOf(StackPlan bad) {
    return Objects.requireNonNull(
        catchThrowableOfType(
            StackFailure.class, () -> new Stack(bad, Clock.systemUTC(), said::add).start()));
  }

  private Process launchInAnotherProcess() throws IOException {
    Process launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledLauncher.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = launcher.inputReader();
    String line = output.readLine();
    while (line != null && !line.equals("up")) {
      line = output.readLine();
    }
    assertThat(line).isEqualTo("up");
    return launcher;
  }

  private ProcessHandle processOf(String service) throws IOException {
    String pid = Files.readAllLines(home.resolve("run").resolve(service + ".pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private void assertThatNothingIsLeft() throws IOException {
    assertThat(home.resolve("run")).isEmptyDirectory();
    assertThat(home.resolve("data").resolve("postmaster.pid")).doesNotExist();
    assertThat(Ports.isFree(plan.databasePort())).isTrue();
    plan.ports().values().forEach(port -> assertThat(Ports.isFree(port)).isTrue());
  }

  private static void keepARow(RunningStack stack) throws Exception {
    try (Connection connection = stack.databaseOf(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 1 AS n");
    }
  }

  private static int rows(RunningStack stack) throws Exception {
    try (Connection connection = stack.databaseOf(ServiceName.AUTH_SERVER).open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM kept")) {
      row.next();
      return row.getInt(1);
    }
  }
}
