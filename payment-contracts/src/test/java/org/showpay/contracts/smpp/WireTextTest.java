package org.showpay.contracts.smpp;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts arrive as they were written, in the narrower coding where that has all they need. */
class WireTextTest {

  @Test
  void writesLatinInTheAlphabetOfGsm() {
    WireText text = WireText.of("Café @ Å, 5$ für 2 Äpfel");
    assertThat(text.coding()).isEqualTo(WireText.GSM);
    assertThat(text.octets()).hasSize("Café @ Å, 5$ für 2 Äpfel".length()).contains(0, 0x05, 0x0E);
  }

  @Test
  void writesKoreanInUcs2BigEndFirst() {
    WireText text = WireText.of("승인");
    assertThat(text.coding()).isEqualTo(WireText.UCS2);
    assertThat(text.octets()).containsExactly((byte) 0xC2, (byte) 0xB9, (byte) 0xC7, (byte) 0x78);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?",
        "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
        "\f^{}\\[~]|€",
        "달고나 커피 KRW 12,000",
        "a ticket 🎫 of two halves, and 한글 👨‍👩‍👧"
      })
  void readsWhatItWrote(String words) {
    WireText text = WireText.of(words);
    assertThat(WireText.read(text.coding(), text.octets())).contains(words);
  }

  /** What is beyond the basic table takes two septets; what is beyond UCS-2 takes two units. */
  @ParameterizedTest
  @CsvSource({
    "a, 160, false",
    "a, 161, true",
    "€, 80, false",
    "€, 81, true",
    "가, 70, false",
    "가, 71, true",
    "🎫, 35, false",
    "🎫, 36, true"
  })
  void knowsWhatFitsInOneSms(String character, int times, boolean isLong) {
    assertThat(WireText.of(character.repeat(times)).isLong()).isEqualTo(isLong);
  }

  @Test
  void neverWritesHalfACharacter() {
    String half = "🎫".substring(0, 1);
    WireText text = WireText.of("x" + half);
    assertThat(new String(text.octets(), UTF_16BE)).isEqualTo("x\uFFFD").doesNotContain(half);
  }

  @Test
  void doesNotGuessWhatAnotherCodingMeans() {
    assertThat(WireText.read((byte) 0x04, new byte[] {1, 2})).isEmpty();
    assertThat(WireText.read(WireText.GSM, new byte[] {0x1B})).contains("?");
    assertThat(WireText.read(WireText.GSM, new byte[] {(byte) 0x80})).contains("?");
  }
}
