package org.showpay.contracts.smpp;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The default alphabet of GSM 03.38, one septet in each octet, as SMPP carries it. */
final class GsmAlphabet {

  private static final byte ESCAPE = 0x1B;

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final Map<Character, Byte> EXTENSION =
      Map.ofEntries(
          Map.entry('\f', (byte) 0x0A),
          Map.entry('^', (byte) 0x14),
          Map.entry('{', (byte) 0x28),
          Map.entry('}', (byte) 0x29),
          Map.entry('\\', (byte) 0x2F),
          Map.entry('[', (byte) 0x3C),
          Map.entry('~', (byte) 0x3D),
          Map.entry(']', (byte) 0x3E),
          Map.entry('|', (byte) 0x40),
          Map.entry('€', (byte) 0x65));

  private static final Map<Byte, Character> EXTENSION_READ = new HashMap<>();

  static {
    EXTENSION.forEach((character, septet) -> EXTENSION_READ.put(septet, character));
  }

  private GsmAlphabet() {}

  /** The septets, or nothing when a character is not in the alphabet. */
  static Optional<byte[]> write(String text) {
    ByteArrayOutputStream septets = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      int basic = BASIC.indexOf(character);
      Byte extension = EXTENSION.get(character);
      if (basic >= 0 && basic != ESCAPE) {
        septets.write(basic);
      } else if (extension != null) {
        septets.write(ESCAPE);
        septets.write(extension);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(septets.toByteArray());
  }

  /** The text; what cannot be read is a question mark. */
  static String read(byte[] septets) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < septets.length; i++) {
      byte septet = septets[i];
      if (septet == ESCAPE) {
        i++;
        text.append(i < septets.length ? EXTENSION_READ.getOrDefault(septets[i], '?') : '?');
      } else {
        text.append(septet >= 0 ? BASIC.charAt(septet) : '?');
      }
    }
    return text.toString();
  }
}
