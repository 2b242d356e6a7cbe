package org.showpay.contracts.smpp;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.Optional;

/**
 * A text as it goes over the wire: in GSM's own alphabet where that has every character, in UCS-2
 * otherwise. UCS-2 is written as UTF-16, big end first, as every phone reads it.
 */
final class WireText {

  static final byte GSM = 0x00;
  static final byte UCS2 = 0x08;

  private static final int SEPTETS_OF_ONE_SMS = 160;
  private static final int OCTETS_OF_ONE_SMS = 140;

  private final byte coding;
  private final byte[] octets;

  private WireText(byte coding, byte[] octets) {
    this.coding = coding;
    this.octets = octets;
  }

  static WireText of(String text) {
    Optional<byte[]> septets = GsmAlphabet.write(text);
    return septets
        .map(found -> new WireText(GSM, found))
        .orElseGet(() -> new WireText(UCS2, text.getBytes(UTF_16BE)));
  }

  /** The text of these octets; what is in a coding that nobody here writes is not read. */
  static Optional<String> read(byte coding, byte[] octets) {
    return switch (coding) {
      case GSM -> Optional.of(GsmAlphabet.read(octets));
      case UCS2 -> Optional.of(new String(octets, UTF_16BE));
      default -> Optional.empty();
    };
  }

  byte coding() {
    return coding;
  }

  byte[] octets() {
    return octets.clone();
  }

  /** True when the phone gets it in more than one piece: 160 septets, or 70 characters of UCS-2. */
  boolean isLong() {
    return octets.length > (coding == GSM ? SEPTETS_OF_ONE_SMS : OCTETS_OF_ONE_SMS);
  }
}
