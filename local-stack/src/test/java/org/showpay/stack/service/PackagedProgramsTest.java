package org.showpay.stack.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service is run in one of three ways, each with a cache of its own. */
class PackagedProgramsTest {

  private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";
  private static final String SOONER = "-XX:CompileThresholdScaling=0.1";

  @TempDir Path checkout;

  @BeforeEach
  void aJar() throws IOException {
    Path target = Files.createDirectories(checkout.resolve("auth-server").resolve("target"));
    Files.createFile(target.resolve("auth-server-0.1.0-SNAPSHOT.jar"));
  }

  @Test
  void usuallyStartsQuicklyAndGivesWay() throws IOException {
    PackagedPrograms usual = new PackagedPrograms(checkout, checkout);
    assertThat(usual.command(AUTH_SERVER)).contains(ONE_COMPILER).doesNotContain(SOONER);
    assertThat(usual.readyGiveWay()).isTrue();
  }

  @Test
  void compilesSoonerWhereItIsKilledOften() throws IOException {
    PackagedPrograms killed = PackagedPrograms.oftenKilled(checkout, checkout);
    assertThat(killed.command(AUTH_SERVER)).contains(ONE_COMPILER, SOONER);
    assertThat(killed.readyGiveWay()).isTrue();
    assertThat(killed.startupCache(AUTH_SERVER))
        .isNotEqualTo(new PackagedPrograms(checkout, checkout).startupCache(AUTH_SERVER));
  }

  @Test
  void givesNoWayWhereItIsMeasuredHowFastItIs() throws IOException {
    PackagedPrograms measured = PackagedPrograms.underLoad(checkout, checkout);
    assertThat(measured.command(AUTH_SERVER)).doesNotContain(ONE_COMPILER, SOONER);
    assertThat(measured.readyGiveWay()).isFalse();
  }
}
