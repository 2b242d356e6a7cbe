package org.showpay.barcode.pass;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Reader;
import com.google.zxing.ReaderException;
import com.google.zxing.aztec.AztecReader;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.pdf417.PDF417Reader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.finding.Symbology;

/** ZXing trying harder for symbologies other than bars, dark on light and light on dark. */
final class Decoder {

  private static final Kind PDF_417 = new Kind(Symbology.PDF_417, PDF417Reader::new);

  /** All of them. */
  static final Decoder ALL =
      new Decoder(
          new Kind(Symbology.QR, QRCodeReader::new),
          new Kind(Symbology.DATA_MATRIX, DataMatrixReader::new),
          new Kind(Symbology.AZTEC, AztecReader::new),
          PDF_417);

  /** PDF417 alone. */
  static final Decoder STACKED = new Decoder(PDF_417);

  private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  private final List<Kind> kinds;

  private Decoder(Kind... kinds) {
    this.kinds = List.of(kinds);
  }

  /** Dark and light told apart by the neighbourhood. */
  Optional<Found> local(GreyPicture picture) {
    return decode(picture, HybridBinarizer::new);
  }

  /** Dark and light told apart by one threshold. */
  Optional<Found> global(GreyPicture picture) {
    return decode(picture, GlobalHistogramBinarizer::new);
  }

  private Optional<Found> decode(
      GreyPicture picture, Function<LuminanceSource, Binarizer> binarizer) {
    int width = picture.width();
    int height = picture.height();
    LuminanceSource source =
        new PlanarYUVLuminanceSource(
            picture.bytes(), width, height, 0, 0, width, height, /* reverseHorizontal= */ false);
    BinaryBitmap bitmap = new BinaryBitmap(binarizer.apply(source));
    try {
      Optional<Found> found = first(bitmap);
      if (found.isEmpty()) {
        bitmap.getBlackMatrix().flip();
        found = first(bitmap);
      }
      return found;
    } catch (NotFoundException e) {
      // The picture has no contrast.
      return Optional.empty();
    }
  }

  private Optional<Found> first(BinaryBitmap bitmap) {
    return kinds.stream().flatMap(kind -> kind.read(bitmap).stream()).findFirst();
  }

  /** A symbology and its reader. */
  private record Kind(Symbology symbology, Supplier<Reader> reader) {

    Optional<Found> read(BinaryBitmap bitmap) {
      try {
        String text = reader.get().decode(bitmap, HINTS).getText();
        return Optional.of(new Found(text, symbology));
      } catch (ReaderException | RuntimeException e) {
        // Nothing found; odd patterns make the detectors throw as well.
        return Optional.empty();
      }
    }
  }
}
