package org.showpay.barcode.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.showpay.barcode.corpus.Corpus;
import org.showpay.barcode.corpus.CorpusCarrier;
import org.showpay.barcode.corpus.CorpusPicture;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.frame.ReadingPage.Looked;
import org.showpay.contracts.paycode.SchemePrefix;

/**
 * The script in a browser and the same code on a JVM look at the same frames and say the same of
 * each. {@code -Dshowpay.frames=N} looks at N times as many. How long each kind took is in
 * target/frames.txt.
 */
class BrowserReaderTest {

  private static final int TIMES = Integer.getInteger("showpay.frames", 1);

  private static ReadingPage browser;

  private final Viewfinder jvm = new Viewfinder(SchemePrefix.DEFAULT);
  private final Corpus corpus = new Corpus(2029);
  private final Map<String, List<Double>> millis = new TreeMap<>();

  @BeforeAll
  static void open() {
    browser = ReadingPage.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void saysOfEachFrameWhatTheJvmSaysAndNothingWrong() throws IOException {
    List<CorpusPicture> pictures =
        Stream.concat(
                Arrays.stream(CorpusCarrier.values()).flatMap(this::shown),
                corpus.nothing(2 * TIMES))
            .toList();
    long read = pictures.stream().filter(this::isReadAlike).count();
    assertThat(read).isGreaterThanOrEqualTo(pictures.size() / 2);
    Files.writeString(Path.of("target", "frames.txt"), table());
  }

  @Test
  void saysWhatIsWrongWithTheLight() {
    assertThat(hintOf(10)).isEqualTo("TOO_DARK");
    assertThat(hintOf(128)).isEqualTo("NO_SYMBOL");
    assertThat(hintOf(255)).isEqualTo("GLARE");
  }

  @Test
  void takesNoCodeOfAnotherScheme() {
    CorpusPicture picture = corpus.screenshots(CorpusCarrier.QR, 1).findFirst().orElseThrow();
    GreyPicture frame = GreyPicture.of(picture.image());
    assertThat(browser.look(frame, "87").code()).isEqualTo(picture.text());
    assertThat(browser.look(frame, "88").code()).isEmpty();
    assertThat(browser.look(frame, "88").hint()).isEqualTo("ANOTHER_SCHEME");
  }

  private Stream<CorpusPicture> shown(CorpusCarrier carrier) {
    return Stream.of(
            corpus.screenshots(carrier, TIMES),
            corpus.phones(carrier, TIMES),
            corpus.graded(carrier, 1, 3, 4).limit(2L * TIMES))
        .flatMap(part -> part);
  }

  private boolean isReadAlike(CorpusPicture picture) {
    GreyPicture frame = GreyPicture.of(picture.image());
    Viewfinder.Sight expected = jvm.look(frame);
    Looked looked = browser.look(frame, SchemePrefix.DEFAULT.digits());
    String what = picture.carrier() + " " + picture.kind() + " " + picture.fault();
    assertThat(new Viewfinder.Sight(looked.code(), looked.hint())).as(what).isEqualTo(expected);
    assertThat(looked.code()).as(what).isIn("", picture.text());
    boolean read = !looked.code().isEmpty();
    String kind = picture.carrier() + (read ? " read" : " not read");
    millis.computeIfAbsent(kind, each -> new ArrayList<>()).add(looked.millis());
    return read;
  }

  private String table() {
    StringBuilder table = new StringBuilder();
    millis.forEach((kind, times) -> {
      double[] sorted = times.stream().mapToDouble(each -> each).sorted().toArray();
      double p95 = sorted[(sorted.length - 1) * 95 / 100];
      table.append(
          "%-20s %4d frames, median %6.1f ms, p95 %6.1f ms%n"
              .formatted(kind, sorted.length, sorted[sorted.length / 2], p95));
    });
    return table.toString();
  }

  private static String hintOf(int grey) {
    byte[] greys = new byte[320 * 240];
    IntStream.range(0, greys.length).forEach(i -> greys[i] = (byte) grey);
    return browser.look(GreyPicture.of(greys, 320, 240), "87").hint();
  }
}
