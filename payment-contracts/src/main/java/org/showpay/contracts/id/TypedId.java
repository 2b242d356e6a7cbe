package org.showpay.contracts.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.HexFormat;
import java.util.UUID;

/** The one way ids are made (UUID version 7, RFC 9562) and written ({@code pay_} and 32 hex). */
public final class TypedId {

  private static final TimeBasedEpochGenerator UUIDS = Generators.timeBasedEpochGenerator();
  private static final int HEX_DIGITS = 32;
  private static final int HALF = 16;

  private TypedId() {}

  /** A new UUID that sorts after the earlier ones of this process. */
  public static UUID next() {
    return UUIDS.generate();
  }

  /** Writes an id, for example {@code pay_0199c1f2a3b47c5d8e6f708192a3b4c5}. */
  public static String write(String prefix, UUID uuid) {
    HexFormat hex = HexFormat.of();
    return prefix
        + '_'
        + hex.toHexDigits(uuid.getMostSignificantBits())
        + hex.toHexDigits(uuid.getLeastSignificantBits());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the prefix is another one or the rest is not 32 hex
   *     digits
   */
  public static UUID read(String prefix, String text) {
    String start = prefix + '_';
    if (!text.startsWith(start) || text.length() != start.length() + HEX_DIGITS) {
      throw new IllegalArgumentException("An id that starts with " + start + " was expected");
    }
    int from = start.length();
    return new UUID(
        HexFormat.fromHexDigitsToLong(text, from, from + HALF),
        HexFormat.fromHexDigitsToLong(text, from + HALF, from + HEX_DIGITS));
  }
}
