package org.showpay.barcode;

import static org.showpay.testing.fuzz.Parsing.isPayCode;
import static org.showpay.testing.fuzz.Parsing.require;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.contracts.paycode.SchemePrefix;

/** Small pictures, a byte a pixel: a code that is read has right check digits. */
public final class PixelsFuzz {

  private static final CodeReader READER = new CodeReader(SchemePrefix.DEFAULT);
  private static final int LONGEST_SIDE = 48;
  private static final int SLOW = 120;

  private PixelsFuzz() {}

  /** The first byte is the width, a second that is high has the slow ways tried as well. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 3) {
      return;
    }
    int width = 1 + Byte.toUnsignedInt(input[0]) % LONGEST_SIDE;
    int height = Math.clamp((input.length - 2) / width, 1, LONGEST_SIDE);
    byte[] pixels = Arrays.copyOf(Arrays.copyOfRange(input, 2, input.length), width * height);
    judge(READER.readFrame(GreyPicture.of(pixels, width, height)));
    if (input[1] > SLOW) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setDataElements(0, 0, width, height, pixels);
      judge(READER.read(image));
    }
  }

  private static void judge(Reading reading) {
    if (reading instanceof Reading.Read read) {
      String digits = read.code().reveal();
      require(
          isPayCode(digits) && digits.startsWith(SchemePrefix.DEFAULT.digits()),
          "This is no code of the scheme");
    }
  }
}
