package org.showpay.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.stack.machine.StackHome;

/** Only what an earlier stack started is ended, whatever number it has. */
class OrphansTest {

  private static final Duration A_MOMENT = Duration.ofMillis(200);

  private final List<String> said = new ArrayList<>();
  private final List<Process> bystanders = new ArrayList<>();

  @TempDir Path folder;
  private StackHome home = new StackHome(Path.of("."));

  @BeforeEach
  void makeHome() throws IOException {
    home = new StackHome(folder);
    home.create();
  }

  @AfterEach
  void endBystanders() {
    bystanders.forEach(Process::destroyForcibly);
  }

  @Test
  void aProcessThatMerelyHasTheNumberNowIsLeftAlone() throws IOException {
    Process innocent = bystander();
    String program = innocent.info().command().orElseThrow();
    note(innocent.pid(), innocent.info().startInstant().orElseThrow().minusSeconds(60), program);
    Orphans.end(home, said::add);
    assertThat(Ending.isGoneWithin(innocent.toHandle(), A_MOMENT)).isFalse();
    assertThat(said).isEmpty();
    assertThat(home.run()).isEmptyDirectory();
  }

  @Test
  void aProcessWithAnotherProgramIsLeftAlone() throws IOException {
    Process innocent = bystander();
    note(innocent.pid(), innocent.info().startInstant().orElseThrow(), "/opt/jdk/bin/java");
    Orphans.end(home, said::add);
    assertThat(Ending.isGoneWithin(innocent.toHandle(), A_MOMENT)).isFalse();
  }

  @Test
  void aHalfWrittenNoteSaysNothing() throws IOException {
    Files.writeString(home.run().resolve("auth-server.pid"), "12");
    Orphans.end(home, said::add);
    assertThat(said).isEmpty();
    assertThat(home.run()).isEmptyDirectory();
  }

  @Test
  void aChildThatWasLeftBehindIsEnded() throws IOException {
    Child child = startSleeper();
    Orphans.end(home, said::add);
    assertThat(child.isAlive()).isFalse();
    assertThat(said).singleElement().asString().contains("sleeper", "earlier run left behind");
    assertThat(home.run()).isEmptyDirectory();
  }

  @Test
  void aChildWritesDownWhoItIsAndIsForgottenWhenItIsEnded() throws IOException {
    Children children = new Children(home);
    Child child = start(children);
    assertThat(home.run().resolve("sleeper.pid")).isNotEmptyFile();
    children.close();
    assertThat(child.isAlive()).isFalse();
    assertThat(home.run()).isEmptyDirectory();
  }

  @Test
  void ctrlCDoesNotReachAChildBeforeItsTurn() throws Exception {
    Child child = startSleeper();
    new ProcessBuilder("/bin/sh", "-c", "kill -INT " + child.process().pid()).start().waitFor();
    assertThat(child.endsWithin(A_MOMENT)).isFalse();
    Orphans.end(home, said::add);
  }

  private Child startSleeper() throws IOException {
    return start(new Children(home));
  }

  private Child start(Children children) throws IOException {
    LogFile log = new LogFile(home.logs(), "sleeper", Clock.systemUTC());
    Child child = children.start("sleeper", List.of(sleep(), "60"), Map.of(), log);
    // The shell turns into the program within a moment; before that it has another name.
    Awaitility.await()
        .until(() -> PidFile.read(child.pidFile().file()).flatMap(PidFile::child).isPresent());
    return child;
  }

  private Process bystander() throws IOException {
    Process process = new ProcessBuilder(sleep(), "60").start();
    bystanders.add(process);
    return process;
  }

  private static String sleep() {
    return Stream.of("/bin/sleep", "/usr/bin/sleep")
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElseThrow();
  }

  private void note(long pid, Instant startedAt, String program) throws IOException {
    Files.write(
        home.run().resolve("auth-server.pid"),
        List.of(Long.toString(pid), startedAt.toString(), program));
  }
}
