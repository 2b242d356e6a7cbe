package org.showpay.acceptance.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.showpay.acceptance.child.Children;

/** The fuzzer finds what is planted, keeps it so that it breaks again, and accuses nobody else. */
class HuntTest {

  @TempDir Path folder;

  @Test
  void findsAParserThatBreaksOnOneWordOfSixDigits() throws Exception {
    Jazzer jazzer = jazzer(BreaksOnAWord.class);
    Hunt.Ended ended = run(jazzer.hunt(Duration.ofSeconds(60)));
    List<String> complaints = complaints(BreaksOnAWord.class, ended, Duration.ofSeconds(60));
    assertThat(complaints.getFirst()).contains("IllegalStateException: planted");
    assertThat(complaints.getLast()).contains("--only BreaksOnAWord --replay ");
    Path input = Path.of(ended.heard().file());
    assertThat(Files.readString(input, ISO_8859_1)).startsWith("927314");
    assertThat(run(jazzer.replay(input)).code()).isNotZero();
  }

  @Test
  void hasNothingAgainstAParserThatBearsAll() throws Exception {
    Duration each = Duration.ofSeconds(2);
    Jazzer jazzer = jazzer(BearsAll.class);
    Files.writeString(jazzer.seeds().resolve("1"), "payment 9");
    Hunt.Ended ended = run(jazzer.hunt(each));
    assertThat(complaints(BearsAll.class, ended, each)).isEmpty();
    assertThat(ended.heard().inputs()).isGreaterThan(100);
  }

  @Test
  void doesNotTakeTheBranchesOfATargetForThoseOfAParser() throws Exception {
    Duration each = Duration.ofSeconds(2);
    Jazzer jazzer = jazzer(AsksNoParser.class);
    Files.writeString(jazzer.seeds().resolve("1"), "2 payments");
    Hunt.Ended ended = run(jazzer.hunt(each));
    assertThat(complaints(AsksNoParser.class, ended, each))
        .containsExactly("The fuzzer saw 0 edges, and so nothing");
  }

  private Jazzer jazzer(Class<?> type) throws Exception {
    String classes =
        Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    return new Jazzer(classes, type.getName(), folder);
  }

  private static Hunt.Ended run(ProcessBuilder fuzzer) throws Exception {
    try (Children children = new Children()) {
      return new Hunt(children, it -> {}).run(fuzzer);
    }
  }

  private static List<String> complaints(Class<?> type, Hunt.Ended ended, Duration each) {
    return Parsers.complaints(new Target("acceptance-tests", type.getName()), ended, each);
  }
}
