package org.showpay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.Reading.Read;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;

/** Each benchmark runs and measures work that is done rightly; how fast is nobody's test. */
class BenchmarksTest {

  @Test
  void everyBenchmarkRuns() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(Benchmarks.ALL)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    assertThat(results.stream().map(result -> result.getParams().getBenchmark()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            benchmarksOf(MakingCodes.class, Painting.class, ReadingPictures.class));
    assertThat(results).hasSize(4 + 2 * 2 * 2 * 2);
  }

  @ParameterizedTest
  @EnumSource(names = {"QR", "CODE_128"})
  void bothPaintersPaintWhatBothReadersRead(Carrier carrier) {
    Painting painting = new Painting();
    painting.carrier = carrier;
    painting.phone = Phone.PHONE_2026;
    assertThat(painting.showpay())
        .isInstanceOfSatisfying(Drawing.Drawn.class, drawn -> assertShowsTheCode(drawn.png()));
    assertShowsTheCode(painting.zxing());
  }

  @ParameterizedTest
  @EnumSource(names = {"QR", "CODE_128"})
  void bothReadersReadTheScreenshot(Carrier carrier) {
    for (Phone phone : Phone.values()) {
      ReadingPictures reading = new ReadingPictures();
      reading.carrier = carrier;
      reading.phone = phone;
      reading.takeScreenshot();
      assertThat(reading.showpay()).isEqualTo(new Read(BareZxing.CODE, carrier));
      assertThat(reading.zxing()).isEqualTo(BareZxing.CODE.reveal());
    }
  }

  @Test
  void madeCodesAreRightAndDigestsDiffer() {
    MakingCodes making = new MakingCodes();
    assertThat(making.checkDigits()).isInstanceOf(PayCodeReading.Valid.class);
    assertThat(making.drawCode()).isNotEqualTo(making.drawCode());
    assertThat(making.digestCode()).isEqualTo(making.digestCode());
    assertThat(making.drawAndDigestCode()).isNotEqualTo(making.digestCode());
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThatExceptionOfType(CommandLineOptionException.class)
        .isThrownBy(() -> Benchmarks.main(new String[] {"--fast"}));
  }

  private static void assertShowsTheCode(Picture png) {
    assertThat(BareZxing.read(png)).isEqualTo(BareZxing.CODE.reveal());
  }

  private static Set<String> benchmarksOf(Class<?>... types) {
    return Arrays.stream(types)
        .flatMap(type ->
            Stream.of(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(method -> type.getName() + '.' + method.getName()))
        .collect(Collectors.toSet());
  }
}
