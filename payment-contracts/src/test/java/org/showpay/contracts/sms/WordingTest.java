package org.showpay.contracts.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.payment.DeclineReason;

/** Whatever a message says, there is neither a pay code in it nor more of a card than its end. */
class WordingTest {

  /** All that a message may be filled with; each service fills them with these and nothing else. */
  private static final Set<String> HARMLESS =
      Set.of("card", "count", "time", "amount", "shop", "reason", "refunded", "text", "reference");

  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
  private static final String PAN = "9200 1112-3456.7893";
  private static final String CODE = "87123456789012345610";

  private static final Map<String, String> VALUES =
      Map.of(
          "count", "20",
          "card", "6467",
          "time", "14:05",
          "amount", "KRW 12,000",
          "refunded", "KRW 5,000",
          "shop", "달고나 커피",
          "reason", "Ask your bank.",
          "text", "words",
          "reference", "KQXMTB");

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void noTemplateHasRoomForACodeOrACardNumber(String language) {
    ResourceBundle words = bundle(language);
    for (String key : words.keySet()) {
      assertThat(whyHarmful(words.getString(key))).as(key).isEmpty();
      assertThat(new Wording(Locale.of(language)).text(key, VALUES)).as(key).doesNotContain("{");
    }
  }

  /** Each would bring a secret out; the same look at them says so. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your code is {code}.",
        "Paid with {pan}.",
        "Paid with {card}, {cardNumber}.",
        "Paid with 9200111234567893.",
        "Show 8712 3456 7890 1234 5610 at the till."
      })
  void aTemplateThatHadRoomWouldBeFound(String brokenTwin) {
    assertThat(whyHarmful(brokenTwin)).isPresent();
  }

  @Test
  void everyMessageThereIsIsThereInBothLanguages() {
    Set<String> english = new TreeSet<>(bundle("en").keySet());
    Set<String> korean = new TreeSet<>(bundle("ko").keySet());
    korean.removeIf(key -> key.startsWith("decline."));
    assertThat(korean).isEqualTo(english);
  }

  @Test
  void everyReasonHasItsWordsInKorean() {
    for (DeclineReason reason : DeclineReason.values()) {
      assertThat(new Wording(Locale.KOREAN).has("decline." + reason)).isTrue();
    }
  }

  @Test
  void speaksEnglishWhereThereIsNoTranslation() {
    assertThat(new Wording(Locale.FRENCH).text("reference", VALUES)).isEqualTo("words Ref KQXMTB");
  }

  /** A shop may be named after a card number, or after what was shown to it. */
  @Test
  void strikesLongNumbersOutWhereverTheyComeFrom() {
    String text =
        new Wording(Locale.ENGLISH)
            .text("payment.declined", with("shop", "Shop " + PAN + " and " + CODE));
    assertThat(text).contains(PAN, CODE);
    assertThat(Wording.withoutLongNumbers(text))
        .isEqualTo("Showpay: KRW 12,000 at Shop *** and *** was declined, 14:05. Ask your bank.");
  }

  @Test
  void leavesAmountsAndTimesAsTheyAre() {
    String text =
        "KRW 123,456,789 at 7-Eleven 24, 14:05, ending 6467. Refunded: KRW 1,000 of 1,000";
    assertThat(Wording.withoutLongNumbers(text)).isEqualTo(text);
  }

  @Test
  void cutsAVeryLongNameBetweenCharactersOnly() {
    assertThat(Wording.shortened("🎫".repeat(60))).isEqualTo("🎫".repeat(60));
    assertThat(Wording.shortened("🎫".repeat(61))).isEqualTo("🎫".repeat(60) + "..");
  }

  @Test
  void saysNothingWithAHoleInIt() {
    Wording wording = new Wording(Locale.ENGLISH);
    assertThatThrownBy(() -> wording.text("payment.approved", Map.of("card", "6467")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReferenceIsSixLettersAndAlwaysTheSame() {
    assertThat(SmsId.of("this").reference())
        .matches("[B-Z]{6}")
        .isEqualTo(SmsId.of("this").reference())
        .isNotEqualTo(SmsId.of("that").reference());
  }

  private static Optional<String> whyHarmful(String template) {
    if (!Wording.withoutLongNumbers(template).equals(template)) {
      return Optional.of("a long number");
    }
    return PLACE
        .matcher(template)
        .results()
        .map(place -> place.group(1))
        .filter(place -> !HARMLESS.contains(place))
        .findFirst();
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle(
        Wording.BUNDLE,
        Locale.of(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> values = new HashMap<>(VALUES);
    values.put(key, value);
    return values;
  }
}
