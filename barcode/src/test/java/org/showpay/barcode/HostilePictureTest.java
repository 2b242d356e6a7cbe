package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;

/** Files from strangers: refused in words or read rightly, with bounded memory, never thrown on. */
class HostilePictureTest {

  /** So many of each kind; a full run has {@code -Dshowpay.spoilt=600}. */
  private static final int SPOILT = Integer.getInteger("showpay.spoilt", 30);

  private static final int MEGABYTE = 1 << 20;

  private final PayCode code = Codes.one(14);
  private final BufferedImage image = Pictures.painted(code, Carrier.QR, new Screen(176, 220));
  private final Picture png = Pictures.file(image, "png");
  private final Picture jpeg = Pictures.file(image, "jpeg");
  private final CodeReader reader = new CodeReader(SchemePrefix.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {"x", "not a picture at all", "<svg/>", "GIF89a", "%PDF-1.7", "PK\3\4"})
  void whatIsNoPictureIsCalledSo(String content) {
    assertThat(reader.read(Picture.of(content.getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(Unreadable.NOT_A_PICTURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp"})
  void formatsThatMoveOrAreRareAreNotOpened(String format) {
    assertThat(reader.read(Pictures.file(image, format))).isEqualTo(Unreadable.NOT_A_PICTURE);
  }

  @ParameterizedTest
  @CsvSource({
    "100000, 100000, 8",
    "2147483647, 2147483647, 8",
    "4097, 1, 8",
    "1, 4097, 8",
    "4096, 4096, 16"
  })
  void hugeSizesInTheHeaderAreRefusedBeforeAnythingIsUnpacked(int width, int height, int depth) {
    Picture bomb = PngForge.bomb(width, height, depth, 16 * MEGABYTE);
    assertThat(allocatedWhileReading(bomb, Unreadable.TOO_LARGE)).isLessThan(4 * MEGABYTE);
  }

  @Test
  void hugeSizesInAJpegHeaderAreRefused() {
    byte[] file = jpeg.file();
    int frame = indexOf(file, (byte) 0xc0);
    Arrays.fill(file, frame + 4, frame + 8, (byte) 0xf0);
    assertThat(allocatedWhileReading(Picture.of(file), Unreadable.TOO_LARGE))
        .isLessThan(4 * MEGABYTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iCCP", "iTXt"})
  void compressedRemarksAreNotUnpacked(String chunk) {
    Picture bomb = PngForge.withBomb(png, chunk, 64 * MEGABYTE);
    assertThat(allocatedWhileReading(bomb, new Reading.Read(code, Carrier.QR)))
        .isLessThan(16 * MEGABYTE);
  }

  @Test
  void aFileOfMoreThanEightMegabytesIsNotOpened() {
    Picture large = Picture.of(Arrays.copyOf(png.file(), 8 * MEGABYTE + 3));
    assertThat(reader.read(large)).isEqualTo(Unreadable.TOO_LARGE);
  }

  @Test
  void aJpegOfCountlessScansIsNotDecoded() {
    byte[] file = Arrays.copyOf(jpeg.file(), jpeg.file().length + 130);
    for (int i = jpeg.file().length; i < file.length; i += 2) {
      file[i] = (byte) 0xff;
      file[i + 1] = (byte) 0xda;
    }
    assertThat(reader.read(Picture.of(file))).isEqualTo(Unreadable.TOO_LARGE);
  }

  @Test
  void truncatedFilesAreRefusedOrReadRightly() {
    for (Picture picture : new Picture[] {png, jpeg}) {
      byte[] file = picture.file();
      for (int length = 1; length < file.length; length += Math.max(1, file.length / SPOILT)) {
        assertRefusedOrRight(Arrays.copyOf(file, length));
      }
    }
  }

  @Test
  void damagedFilesAreRefusedOrReadRightly() {
    RandomGenerator random = Codes.random(15);
    for (int i = 0; i < SPOILT; i++) {
      byte[] file = (i % 2 == 0 ? png : jpeg).file();
      for (int damage = 0; damage <= i % 5; damage++) {
        file[random.nextInt(2, file.length)] = (byte) random.nextInt();
      }
      assertRefusedOrRight(file);
    }
  }

  private void assertRefusedOrRight(byte[] file) {
    switch (reader.read(Picture.of(file))) {
      case Reading.Read read -> assertThat(read.code()).isEqualTo(code);
      case Unreadable why -> assertThat(why.message()).isNotBlank();
    }
  }

  private long allocatedWhileReading(Picture picture, Reading expected) {
    reader.read(png);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Reading reading = reader.read(picture);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(reading).isEqualTo(expected);
    return allocated;
  }

  private static int indexOf(byte[] file, byte marker) {
    int i = 0;
    while (file[i] != (byte) 0xff || file[i + 1] != marker) {
      i++;
    }
    return i + 1;
  }
}
