package org.showpay.benchmarks.reading;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Bare ZXing: as its guides show it, and trying harder. */
record Zxing(String name, Map<DecodeHintType, Object> hints) implements Contender {

  static final List<BarcodeFormat> SIX =
      List.of(
          BarcodeFormat.QR_CODE,
          BarcodeFormat.DATA_MATRIX,
          BarcodeFormat.AZTEC,
          BarcodeFormat.CODE_128,
          BarcodeFormat.PDF_417,
          BarcodeFormat.ITF);

  static final Map<DecodeHintType, Object> HARD =
      Map.of(
          DecodeHintType.POSSIBLE_FORMATS, SIX,
          DecodeHintType.TRY_HARDER, true,
          DecodeHintType.ALSO_INVERTED, true);

  static Contender plain() {
    return new Zxing("zxing", Map.of());
  }

  static Contender hard() {
    return new Zxing("zxing-hard", HARD);
  }

  @Override
  public Set<String> read(BufferedImage picture) {
    LuminanceSource source = new BufferedImageLuminanceSource(picture);
    return read(source, HybridBinarizer::new, hints).map(Set::of).orElse(Set.of());
  }

  static Optional<String> read(
      LuminanceSource source,
      Function<LuminanceSource, Binarizer> binarizer,
      Map<DecodeHintType, Object> hints) {
    try {
      BinaryBitmap bitmap = new BinaryBitmap(binarizer.apply(source));
      return Optional.of(new MultiFormatReader().decode(bitmap, hints).getText());
    } catch (NotFoundException | RuntimeException e) {
      // Nothing found; odd patterns make the detectors throw as well.
      return Optional.empty();
    }
  }

  static Optional<String> readUnderOneThreshold(LuminanceSource source) {
    return read(source, GlobalHistogramBinarizer::new, HARD);
  }
}
