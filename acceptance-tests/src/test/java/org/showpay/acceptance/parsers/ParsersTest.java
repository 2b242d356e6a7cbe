package org.showpay.acceptance.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which parsers are fuzzed, what is kept of their inputs, and when one of them holds. */
class ParsersTest {

  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void whatStrangersSendHasATarget() throws Exception {
    assertThat(Target.all(CHECKOUT))
        .extracting(Target::name)
        .containsExactlyInAnyOrder(
            "AnswerReaderFuzz",
            "BookingFileFuzz",
            "ClientAddressFuzz",
            "CompanyFileFuzz",
            "ContentDigestFuzz",
            "EmvPayloadFuzz",
            "EndpointUrlsFuzz",
            "PasskeyFuzz",
            "PayCodeFuzz",
            "PictureFileFuzz",
            "PixelsFuzz",
            "PlaceFuzz",
            "PlacesFuzz",
            "RequestContentFuzz",
            "RequestSignatureFuzz",
            "RetryAfterFuzz",
            "SealedFuzz",
            "ShortMessageFuzz",
            "SignedRequestFuzz",
            "TokenFuzz",
            "TypedFuzz",
            "WebhookFuzz",
            "WrittenFuzz");
  }

  @Test
  void everyTargetHasInputsThatItsModuleReplays() throws Exception {
    for (Target target : Target.all(CHECKOUT)) {
      assertThat(target.keptIn(CHECKOUT)).isNotEmptyFile();
      try (Stream<Path> tests = Files.walk(CHECKOUT.resolve(target.module() + "/src/test/java"))) {
        assertThat(tests.map(it -> String.valueOf(it.getFileName())))
            .describedAs(target.module())
            .contains("KeptInputsTest.java");
      }
    }
  }

  @Test
  void nothingIsKeptThatSomebodyTakesForACardNumberOrAKey() throws Exception {
    for (Target target : Target.all(CHECKOUT)) {
      assertThat(Files.readAllLines(target.keptIn(CHECKOUT)))
          .describedAs(target.name())
          .allMatch(KeptInputs::mayBeKept);
    }
  }

  @Test
  void knowsACardNumberHoweverItIsWritten() {
    String card = "4" + "0".repeat(14) + "2";
    String groups = card.replaceAll("(.{4})(?=.)", "$1 ");
    assertThat(
            Stream.of(
                card,
                "# " + card,
                "%92" + card,
                "%20" + card + "00",
                groups.replace(" ", "+"),
                groups.replace(" ", "-"),
                groups.replace(" ", "%20%20"),
                "3400+000000+00009"))
        .noneMatch(KeptInputs::mayBeKept);
    assertThat(Stream.of("92" + card.substring(2), "%2B1000000000-12-31", card + card, "%00"))
        .allMatch(KeptInputs::mayBeKept);
  }

  @Test
  void keepsWhatPeopleWroteAndTheShortestOfWhatWasFound() throws Exception {
    Path file = folder.resolve("SomeFuzz.txt");
    Files.write(file, List.of("# Written by somebody.", "a+b%00", ""));
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    KeptInputs.unpack(file, inputs);
    assertThat(inputs.resolve("0")).hasBinaryContent(new byte[] {'a', ' ', 'b', 0});
    assertThat(inputs.resolve("1")).isEmptyFile();
    Files.write(inputs.resolve("2"), new byte[] {'x', (byte) 0xff, '#'});
    Files.writeString(inputs.resolve("3"), "pan 4" + "0".repeat(14) + "2 is nobody's to keep");
    Files.writeString(inputs.resolve("4"), "y");
    assertThat(KeptInputs.keep(file, inputs)).isEqualTo(2);
    List<String> kept = Files.readAllLines(file);
    assertThat(kept).startsWith("# Written by somebody.", "a+b%00", "").endsWith("y", "x%FF%23");
    assertThat(KeptInputs.keep(file, inputs)).isEqualTo(2);
    assertThat(Files.readAllLines(file)).isEqualTo(kept);
  }

  @Test
  void aParserHoldsOnlyIfItWasSeenForAllOfTheTime() {
    String seen = "#4096\tpulse  cov: 210 ft: 300 corp: 12/1Kb lim: 43 exec/s: 2048 rss: 400Mb";
    String blind = seen.replace("210", "3");
    assertThat(complaints(0, 60, seen, "stat::number_of_executed_units: 5000")).isEmpty();
    assertThat(complaints(0, 60, blind)).containsExactly("The fuzzer saw 3 edges, and so nothing");
    assertThat(complaints(0, 10, seen)).isNotEmpty();
    assertThat(complaints(1, 60, seen)).isNotEmpty();
    assertThat(
            complaints(
                70,
                60,
                seen,
                "==1== ERROR: libFuzzer: timeout after 20 seconds",
                "artifact_prefix='f/'; Test unit written to f/timeout-1"))
        .containsExactly(
            "ERROR: libFuzzer: timeout after 20 seconds",
            "again: ./showpay chaos fuzz parsers --only SomeFuzz --replay f/timeout-1");
  }

  @Test
  void saysThatNothingIsKeptWhereMergingFails() {
    assertThat(Parsers.unlessMerged(ended(0, 5))).isEmpty();
    assertThat(Parsers.unlessMerged(ended(1, 5, "java.lang.OutOfMemoryError")))
        .containsExactly(
            "Nothing is kept, since merging ended by itself: code 1", "java.lang.OutOfMemoryError");
  }

  private static List<String> complaints(int code, int seconds, String... lines) {
    return Parsers.complaints(
        new Target("some", "org.showpay.SomeFuzz"),
        ended(code, seconds, lines),
        Duration.ofSeconds(60));
  }

  private static Hunt.Ended ended(int code, int seconds, String... lines) {
    Heard heard = new Heard();
    Stream.of(lines).forEach(heard::line);
    return new Hunt.Ended(heard, code, Duration.ofSeconds(seconds));
  }
}
