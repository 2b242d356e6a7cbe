package org.showpay.contracts.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.problem.NextStep;

/** Holds the reasons and the table of declines against each other, read here by its own means. */
class DeclineReasonTest {

  /** The refusals among the response codes of ISO 8583:1987, field 39. */
  private static final Set<String> ISO_REFUSALS =
      Set.of(
          "01", "02", "03", "04", "05", "06", "07", "12", "13", "14", "15", "17", "18", "19", "20",
          "21", "22", "23", "25", "26", "30", "31", "33", "34", "35", "36", "37", "38", "39", "40",
          "41", "42", "43", "44", "51", "52", "53", "54", "55", "56", "57", "58", "59", "60", "61",
          "62", "63", "64", "65", "66", "67", "68", "75", "90", "91", "92", "93", "94", "95", "96");

  @Test
  void everyReasonHasARowAndEveryRowAReasonInTheSameOrder() throws IOException {
    assertThat(rows())
        .extracting(List::getFirst)
        .containsExactlyElementsOf(
            Arrays.stream(DeclineReason.values()).map(DeclineReason::name).toList());
  }

  @Test
  void saysWhatTheTableSays() throws IOException {
    for (List<String> row : rows()) {
      DeclineReason reason = DeclineReason.valueOf(row.get(0));
      assertThat(
              List.of(
                  reason.isoCode(),
                  reason.message(),
                  reason.consumerMessage(),
                  reason.nextStep().name()))
          .isEqualTo(row.subList(1, 5));
    }
  }

  @Test
  void theTableExplainsEveryCodeThatItUses() throws IOException {
    String words = text().replaceAll("(?m)^\\|.*$", "").replaceAll("\\s+", " ");
    assertThat(DeclineReason.values())
        .allSatisfy(reason -> assertThat(words).containsPattern(reason.isoCode() + " [a-z]"));
  }

  @ParameterizedTest
  @EnumSource(DeclineReason.class)
  void usesACodeOfTheStandardThatRefuses(DeclineReason reason) {
    assertThat(ISO_REFUSALS).contains(reason.isoCode());
  }

  @ParameterizedTest
  @EnumSource(DeclineReason.class)
  void saysWholeSentences(DeclineReason reason) {
    assertThat(List.of(reason.message(), reason.consumerMessage()))
        .allSatisfy(words -> assertThat(words).matches("[A-Z].*[^.]\\."));
  }

  @Test
  void saysTheSameOfNoTwoReasonsAndToNoTwoPeople() {
    assertThat(
            Stream.of(DeclineReason.values())
                .flatMap(reason -> Stream.of(reason.message(), reason.consumerMessage())))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(DeclineReason.class)
  void neverAsksForTheSameRequestAgainNorToWait(DeclineReason reason) {
    assertThat(reason.nextStep()).isIn(NextStep.NEW_CODE, NextStep.RETRY_PASSWORD, NextStep.STOP);
  }

  @Test
  void letsTheBackupPayAfterTheReasonsThatAreNamedBelowTheTable() throws IOException {
    String named =
        text()
            .lines()
            .filter(line -> line.startsWith("The consumer's backup card is asked after: "))
            .map(line -> line.replaceAll(".*: |\\. .*", ""))
            .findFirst()
            .orElseThrow();
    assertThat(
            Stream.of(DeclineReason.values())
                .filter(DeclineReason::letsTheBackupPay)
                .map(DeclineReason::name))
        .containsExactlyInAnyOrder(named.split(", ", -1));
  }

  private static List<List<String>> rows() throws IOException {
    return text()
        .lines()
        .filter(line -> line.matches("\\| [A-Z_]+ \\|.*"))
        .map(line -> line.substring(2, line.length() - 2))
        .map(line -> Arrays.asList(line.split(" \\| ", -1)))
        .toList();
  }

  private static String text() throws IOException {
    try (InputStream file = DeclineReason.class.getResourceAsStream("declines.md")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
