package org.showpay.barcode;

import static org.showpay.testing.fuzz.Parsing.isPayCode;
import static org.showpay.testing.fuzz.Parsing.require;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.contracts.paycode.SchemePrefix;

/** Small pictures, a byte a pixel: a code that is read has right check digits. */
public final class PixelsFuzz {

  private static final CodeReader READER = new CodeReader(SchemePrefix.DEFAULT);
  private static final int HIGHEST = 48;
  private static final int SLOW = 120;

  private PixelsFuzz() {}

  /** Reads the input as a picture. */
  public static void fuzzerTestOneInput(byte[] input) {
    readings(input).forEach(PixelsFuzz::judge);
  }

  /**
   * The first byte is the width, wide enough for the 145 modules of a linear code; a second that is
   * high has the slow ways tried as well.
   */
  static List<Reading> readings(byte[] input) {
    if (input.length < 3) {
      return List.of();
    }
    int width = 1 + Byte.toUnsignedInt(input[0]);
    int height = Math.clamp((input.length - 2) / width, 1, HIGHEST);
    byte[] pixels = Arrays.copyOf(Arrays.copyOfRange(input, 2, input.length), width * height);
    Reading quick = READER.readFrame(GreyPicture.of(pixels, width, height));
    if (input[1] <= SLOW) {
      return List.of(quick);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, width, height, pixels);
    return List.of(quick, READER.read(image));
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
