package org.showpay.barcode.finding;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for QR codes as a camera sees them: anywhere, turned and tilted. Where one is found, more
 * are looked for, so that nobody pays for the next customer in the picture.
 */
public final class CameraQr implements Finder {

  private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  @Override
  public List<Found> find(GreyPicture picture) {
    return read(new BinaryBitmap(new HybridBinarizer(picture.source()))).stream()
        .map(text -> new Found(text, Symbology.QR))
        .toList();
  }

  private static Set<String> read(BinaryBitmap bitmap) {
    Set<String> texts = new LinkedHashSet<>();
    readInto(texts, () -> Stream.of(new QRCodeReader().decode(bitmap, HINTS)));
    if (!texts.isEmpty()) {
      readInto(texts, () -> Stream.of(new QRCodeMultiReader().decodeMultiple(bitmap, HINTS)));
    }
    return texts;
  }

  private static void readInto(Set<String> texts, Attempt attempt) {
    try {
      attempt.read().map(Result::getText).forEach(texts::add);
    } catch (ReaderException | RuntimeException e) {
      // Nothing found, or nothing that decodes; odd patterns make the detectors throw as well.
      return;
    }
  }

  /** A try at reading. */
  @FunctionalInterface
  private interface Attempt {
    Stream<Result> read() throws ReaderException;
  }
}
