package org.showpay.contracts.emv;

import java.util.HexFormat;

/** A tag of BER-TLV (ISO/IEC 8825-1) as EMV uses it: one byte or two. */
public record BerTag(int number) {

  private static final int ONE_BYTE = 0x100;
  private static final int BYTE = 0xff;

  /** Five bits that say: the tag goes on in the next byte. */
  private static final int GOES_ON = 0x1f;

  /** The bit of a further byte that says: and there is one more. */
  private static final int ONE_MORE = 0x80;

  /**
   * Takes the bytes as one number, the first byte highest.
   *
   * @throws IllegalArgumentException when they are no tag
   */
  public BerTag {
    if (!isTag(number)) {
      throw new IllegalArgumentException("No tag of one or two bytes: " + number);
    }
  }

  /** Whether these bytes are a whole tag; zero is padding, which no payload has. */
  static boolean isTag(int number) {
    if (number < ONE_BYTE) {
      return number > 0 && !goesOn(number);
    }
    return number < ONE_BYTE * ONE_BYTE && goesOn(number / ONE_BYTE) && (number & ONE_MORE) == 0;
  }

  /** Whether a tag that begins with this byte has a second one. */
  static boolean goesOn(int first) {
    return (first & GOES_ON) == GOES_ON;
  }

  byte[] bytes() {
    return number < ONE_BYTE
        ? new byte[] {(byte) number}
        : new byte[] {(byte) (number / ONE_BYTE), (byte) (number & BYTE)};
  }

  @Override
  public String toString() {
    return HexFormat.of().withUpperCase().formatHex(bytes());
  }
}
