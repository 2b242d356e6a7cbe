package org.showpay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.contracts.trust.ServiceName;

/** What can be done with a stack while it is up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunningStackTest {

  @TempDir static Path home;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private @Nullable StackPlan plan;
  private @Nullable RunningStack running;

  @BeforeAll
  void start() throws IOException {
    plan = Doubles.plan(home);
    running = new Stack(plan, Clock.systemUTC(), said::add).start();
  }

  @BeforeEach
  void bothAreUp() {
    stack().start(ServiceName.AUTH_SERVER);
    stack().start(ServiceName.CARD_ISSUER);
    said.clear();
  }

  @AfterAll
  void stop() {
    stack().close();
  }

  @Test
  void refusesASecondStackInTheSameHomeAndGoesOn() {
    Stack second = new Stack(Objects.requireNonNull(plan), Clock.systemUTC(), said::add);
    assertThatThrownBy(second::start)
        .hasMessageContainingAll("already running", Long.toString(ProcessHandle.current().pid()));
    assertThat(answers(ServiceName.AUTH_SERVER)).isTrue();
    assertThat(answers(ServiceName.CARD_ISSUER)).isTrue();
  }

  @Test
  void stopsAndStartsOneServiceWhileTheOthersGoOn() {
    stack().stop(ServiceName.CARD_ISSUER);
    assertThat(answers(ServiceName.CARD_ISSUER)).isFalse();
    assertThat(answers(ServiceName.AUTH_SERVER)).isTrue();
    stack().start(ServiceName.CARD_ISSUER);
    assertThat(answers(ServiceName.CARD_ISSUER)).isTrue();
    assertThat(said).noneMatch(line -> line.contains("ended by itself"));
  }

  @Test
  void tellsThatAServiceEndedByItselfAndStartsItAgainWhenAsked() throws IOException {
    Path note = home.resolve("run").resolve("auth-server.pid");
    long pid = Long.parseLong(Files.readAllLines(note).getFirst());
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(said).anyMatch(it -> it.contains("auth-server ended by itself")));
    assertThat(answers(ServiceName.CARD_ISSUER)).isTrue();
    stack().start(ServiceName.AUTH_SERVER);
    assertThat(answers(ServiceName.AUTH_SERVER)).isTrue();
  }

  @Test
  void everyServiceGetsItsOwnSecretsPortAndDatabase() throws IOException {
    String log = Files.readString(stack().logOf(ServiceName.CARD_ISSUER));
    assertThat(log)
        .contains("SHOWPAY_SECRETS=" + home.resolve("secrets").resolve("card-issuer-simulator"))
        .contains("SERVER_PORT=" + stack().urlOf(ServiceName.CARD_ISSUER).getPort())
        .contains("SPRING_DATASOURCE_URL=" + stack().databaseOf(ServiceName.CARD_ISSUER).url())
        .contains("SPRING_APPLICATION_JSON={");
  }

  private RunningStack stack() {
    return Objects.requireNonNull(running);
  }

  private boolean answers(ServiceName service) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              stack().urlOf(service).resolve("/actuator/health/readiness").toURL().openConnection();
      connection.setConnectTimeout((int) Duration.ofSeconds(2).toMillis());
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException down) {
      return false;
    }
  }
}
