package org.showpay.contracts.emv;

import java.nio.ByteBuffer;
import org.showpay.contracts.emv.EmvReading.Malformed;

/** Lengths of BER-TLV: definite, and as short as can be, so that a payload has one form only. */
final class BerLength {

  private static final int BYTE = 0xff;
  private static final int SHORT_FORM_BELOW = 0x80;

  /** What says: one length byte follows, or two. */
  private static final int ONE_FOLLOWS = 0x81;

  private static final int TWO_FOLLOW = 0x82;

  private BerLength() {}

  /** The length of the next content, or why it is none. */
  sealed interface Reading {

    /** So many bytes, and they are there. */
    record Bytes(int count) implements Reading {}

    /** There is none. */
    record Refused(Malformed why) implements Reading {}
  }

  static byte[] of(int length) {
    if (length < SHORT_FORM_BELOW) {
      return new byte[] {(byte) length};
    }
    return length <= BYTE
        ? new byte[] {(byte) ONE_FOLLOWS, (byte) length}
        : ByteBuffer.allocate(Byte.BYTES + Short.BYTES)
            .put((byte) TWO_FOLLOW)
            .putShort((short) length)
            .array();
  }

  static Reading read(ByteBuffer in) {
    if (!in.hasRemaining()) {
      return new Reading.Refused(Malformed.CUT_SHORT);
    }
    int first = in.get() & BYTE;
    if (first < SHORT_FORM_BELOW) {
      return within(in, first);
    }
    if (first != ONE_FOLLOWS && first != TWO_FOLLOW) {
      return new Reading.Refused(Malformed.BAD_LENGTH);
    }
    return longForm(in, first - SHORT_FORM_BELOW);
  }

  private static Reading longForm(ByteBuffer in, int bytes) {
    if (in.remaining() < bytes) {
      return new Reading.Refused(Malformed.CUT_SHORT);
    }
    int length = bytes == 1 ? in.get() & BYTE : Short.toUnsignedInt(in.getShort());
    int least = bytes == 1 ? SHORT_FORM_BELOW : BYTE + 1;
    return length < least ? new Reading.Refused(Malformed.BAD_LENGTH) : within(in, length);
  }

  private static Reading within(ByteBuffer in, int length) {
    return length > in.remaining()
        ? new Reading.Refused(Malformed.CUT_SHORT)
        : new Reading.Bytes(length);
  }
}
