package org.showpay.benchmarks;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.NotFoundException;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.showpay.barcode.Screen;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;

/** ZXing as its guides show it: what the barcode module is compared with. */
final class BareZxing {

  /** The one code that all pictures show, so that two runs measure the same work. */
  static final PayCode CODE = new PayCode("87314159265358979314");

  private static final Map<EncodeHintType, Object> QR_HINTS =
      Map.of(EncodeHintType.QR_VERSION, 1, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q);
  private static final Map<EncodeHintType, Object> CODE_128_HINTS =
      Map.of(EncodeHintType.FORCE_CODE_SET, "C");
  private static final Map<DecodeHintType, Object> READ_HINTS =
      Map.of(
          DecodeHintType.TRY_HARDER,
          true,
          DecodeHintType.POSSIBLE_FORMATS,
          List.of(BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128));

  private BareZxing() {}

  static Picture paint(PayCode code, Carrier carrier, Screen screen) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      MatrixToImageWriter.writeToStream(encode(code, carrier, screen), "png", file);
    } catch (WriterException e) {
      throw new IllegalStateException("20 digits fit both carriers", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Picture.of(file.toByteArray());
  }

  /** The text, or an empty one where ZXing finds none. */
  static String read(Picture picture) {
    try {
      BufferedImageLuminanceSource source =
          new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(picture.file())));
      BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
      return new MultiFormatReader().decode(bitmap, READ_HINTS).getText();
    } catch (NotFoundException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BitMatrix encode(PayCode code, Carrier carrier, Screen screen)
      throws WriterException {
    return switch (carrier) {
      case QR -> encode(code, BarcodeFormat.QR_CODE, screen, QR_HINTS);
      case CODE_128 -> encode(code, BarcodeFormat.CODE_128, screen, CODE_128_HINTS);
      case DATA_MATRIX, AZTEC, PDF_417, ITF, EMV_QR ->
          throw new IllegalArgumentException("Not compared: " + carrier);
    };
  }

  private static BitMatrix encode(
      PayCode code, BarcodeFormat format, Screen screen, Map<EncodeHintType, Object> hints)
      throws WriterException {
    return new MultiFormatWriter()
        .encode(code.reveal(), format, screen.width(), screen.height(), hints);
  }
}
