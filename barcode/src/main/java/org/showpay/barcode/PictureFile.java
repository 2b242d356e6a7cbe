package org.showpay.barcode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.contracts.phone.Picture;

/**
 * Opens image files from strangers. Only PNG and JPEG are opened; size and depth are taken from the
 * header before anything is unpacked, and ancillary chunks, which can be bombs, are skipped.
 */
final class PictureFile {

  private static final int MOST_FILE_BYTES = 8 << 20;
  private static final long MOST_BASE64 = (MOST_FILE_BYTES + 2) / 3 * 4L;
  private static final long MOST_UNPACKED_BITS = 64L << 23;
  private static final int COLOUR_BITS = 24;

  /** Progressive pictures have about ten scans; each one costs a pass over the whole picture. */
  private static final int MOST_SCANS = 64;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte JPEG_MARKER = (byte) 0xff;
  private static final byte JPEG_SCAN = (byte) 0xda;

  private PictureFile() {}

  /** An image file that was opened, or why not. */
  sealed interface Opening {

    /** Its grey pixels. */
    record Opened(GreyPicture pixels) implements Opening {}

    /** Why it was left closed. */
    record Refused(Unreadable why) implements Opening {}
  }

  static Opening open(Picture picture) {
    if (picture.base64().length() > MOST_BASE64) {
      return new Opening.Refused(Unreadable.TOO_LARGE);
    }
    byte[] file = picture.file();
    return format(file)
        .map(format -> open(file, format))
        .orElseGet(() -> new Opening.Refused(Unreadable.NOT_A_PICTURE));
  }

  private static Optional<String> format(byte[] file) {
    if (startsWith(file, PNG)) {
      return Optional.of("png");
    }
    return startsWith(file, JPEG) ? Optional.of("jpeg") : Optional.empty();
  }

  private static boolean startsWith(byte[] file, byte[] magic) {
    return file.length > magic.length
        && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
  }

  private static Opening open(byte[] file, String format) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      if (isTooLarge(reader) || hasTooManyScans(file, format)) {
        return new Opening.Refused(Unreadable.TOO_LARGE);
      }
      BufferedImage image = reader.read(0);
      return new Opening.Opened(GreyPicture.of(image));
    } catch (IOException | RuntimeException e) {
      // A file is broken; a slip of the decoder over it must not reach the cashier either.
      return new Opening.Refused(Unreadable.NOT_A_PICTURE);
    } finally {
      reader.dispose();
    }
  }

  private static boolean isTooLarge(ImageReader reader) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width > Screen.LONGEST_SIDE || height > Screen.LONGEST_SIDE) {
      return true;
    }
    ImageTypeSpecifier type = reader.getRawImageType(0);
    int bits = type == null ? COLOUR_BITS : type.getColorModel().getPixelSize();
    return width * height * bits > MOST_UNPACKED_BITS;
  }

  private static boolean hasTooManyScans(byte[] file, String format) {
    int scans = 0;
    for (int i = 1; i < file.length && format.equals("jpeg"); i++) {
      if (file[i - 1] == JPEG_MARKER && file[i] == JPEG_SCAN) {
        scans++;
      }
    }
    return scans > MOST_SCANS;
  }
}
