package org.showpay.barcode.pass;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.finding.Symbology;

/** ZXing trying harder for all six symbologies. */
final class Decoder {

  private static final Map<BarcodeFormat, Symbology> SIX =
      Map.of(
          BarcodeFormat.QR_CODE, Symbology.QR,
          BarcodeFormat.DATA_MATRIX, Symbology.DATA_MATRIX,
          BarcodeFormat.AZTEC, Symbology.AZTEC,
          BarcodeFormat.CODE_128, Symbology.CODE_128,
          BarcodeFormat.PDF_417, Symbology.PDF_417,
          BarcodeFormat.ITF, Symbology.ITF);

  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.POSSIBLE_FORMATS, List.copyOf(SIX.keySet()),
          DecodeHintType.TRY_HARDER, true,
          DecodeHintType.ALSO_INVERTED, true);

  private Decoder() {}

  /** Dark and light told apart by the neighbourhood. */
  static Optional<Found> local(GreyPicture picture) {
    return decode(picture, HybridBinarizer::new);
  }

  /** Dark and light told apart by one threshold. */
  static Optional<Found> global(GreyPicture picture) {
    return decode(picture, GlobalHistogramBinarizer::new);
  }

  private static Optional<Found> decode(
      GreyPicture picture, Function<LuminanceSource, Binarizer> binarizer) {
    int width = picture.width();
    int height = picture.height();
    LuminanceSource source =
        new PlanarYUVLuminanceSource(
            picture.bytes(), width, height, 0, 0, width, height, /* reverseHorizontal= */ false);
    try {
      BinaryBitmap bitmap = new BinaryBitmap(binarizer.apply(source));
      Result result = new MultiFormatReader().decode(bitmap, HINTS);
      Symbology symbology = SIX.get(result.getBarcodeFormat());
      return symbology == null
          ? Optional.empty()
          : Optional.of(new Found(result.getText(), symbology));
    } catch (NotFoundException | RuntimeException e) {
      // Nothing found; odd patterns make the detectors throw as well.
      return Optional.empty();
    }
  }
}
