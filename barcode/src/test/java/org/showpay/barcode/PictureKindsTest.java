package org.showpay.barcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;

/** The pictures that cameras, browsers and screenshots make, in all their depths. */
class PictureKindsTest {

  private final PayCode code = Codes.one(13);
  private final BufferedImage painted = Pictures.painted(code, Carrier.QR, new Screen(320, 480));
  private final CodeReader reader = new CodeReader(SchemePrefix.DEFAULT);

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_4BYTE_ABGR
      })
  void pngOfEveryDepthIsRead(int type) {
    assertIsRead(Pictures.as(type, painted), "png");
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR})
  void jpegInGreyAndColourIsRead(int type) {
    assertIsRead(Pictures.as(type, painted), "jpeg");
  }

  @Test
  void transparentGroundCountsAsWhite() {
    BufferedImage cutOut = Pictures.as(BufferedImage.TYPE_INT_ARGB, painted);
    for (int y = 0; y < cutOut.getHeight(); y++) {
      for (int x = 0; x < cutOut.getWidth(); x++) {
        cutOut.setRGB(x, y, (cutOut.getRGB(x, y) & 1) == 1 ? 0 : 0xff000000);
      }
    }
    assertIsRead(cutOut, "png");
  }

  private void assertIsRead(BufferedImage image, String format) {
    assertThat(reader.read(Pictures.file(image, format)))
        .isEqualTo(new Reading.Read(code, Carrier.QR));
  }
}
