package org.showpay.barcode.finding;

import com.google.zxing.FormatException;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPoint;
import com.google.zxing.aztec.AztecDetectorResult;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the square symbols that {@code SymbolPainter} draws, upright and alone on a light ground or
 * on a light card: it knows how many modules they have, and looks at the middle of each.
 */
public final class DrawnMatrix implements Finder {

  private static final List<Kind> KINDS =
      List.of(
          new Kind(21, Symbology.QR, bits -> new Decoder().decode(bits)),
          new Kind(37, Symbology.QR, bits -> new Decoder().decode(bits)),
          new Kind(
              16,
              Symbology.DATA_MATRIX,
              bits -> new com.google.zxing.datamatrix.decoder.Decoder().decode(bits)),
          new Kind(19, Symbology.AZTEC, DrawnMatrix::aztec));

  private static final int AZTEC_LAYERS = 2;

  /** More than 24 digits take; with more words and less correction any square would be read. */
  private static final int AZTEC_MOST_WORDS = 20;

  private static final int AZTEC_MIDDLE = 9;

  /** From the middle of a compact Aztec code to the side that says how many words it has. */
  private static final int AZTEC_RING = 5;

  @Override
  public List<Found> find(GreyPicture picture) {
    DarkBox card = DarkBox.lightPartOf(picture);
    List<DarkBox> boxes = new ArrayList<>(DarkBox.bandsIn(picture, card, true));
    DarkBox.bandsIn(picture, card, false).stream()
        .filter(band -> !boxes.contains(band))
        .forEach(boxes::add);
    return boxes.stream()
        .flatMap(box -> KINDS.stream().flatMap(kind -> kind.read(picture, box).stream()))
        .distinct()
        .toList();
  }

  /** A kind of symbol, with so many modules a side. */
  private record Kind(int modules, Symbology symbology, Words words) {

    List<Found> read(GreyPicture picture, DarkBox box) {
      if (!box.isSquareOf(modules)) {
        return List.of();
      }
      try {
        return List.of(new Found(words.in(sampled(picture, box)).getText(), symbology));
      } catch (ReaderException | RuntimeException e) {
        // A square of another kind, or of none.
        return List.of();
      }
    }

    private BitMatrix sampled(GreyPicture picture, DarkBox box) {
      BitMatrix bits = new BitMatrix(modules);
      for (int row = 0; row < modules; row++) {
        for (int column = 0; column < modules; column++) {
          if (DarkBox.isDark(picture, box.middleX(column, modules), box.middleY(row, modules))) {
            bits.set(column, row);
          }
        }
      }
      return bits;
    }
  }

  /** The first eight bits of the ring around the bull's eye: two of layers, six of words. */
  private static DecoderResult aztec(BitMatrix bits) throws ReaderException {
    int words = 0;
    int first = AZTEC_MIDDLE - 3;
    for (int i = 2; i < 7; i++) {
      words = (words << 1) | (bits.get(first + i, AZTEC_MIDDLE - AZTEC_RING) ? 1 : 0);
    }
    words = (words << 1) | (bits.get(AZTEC_MIDDLE + AZTEC_RING, first) ? 1 : 0);
    if (words + 1 > AZTEC_MOST_WORDS) {
      throw FormatException.getFormatInstance();
    }
    return new com.google.zxing.aztec.decoder.Decoder()
        .decode(new AztecDetectorResult(bits, new ResultPoint[0], true, words + 1, AZTEC_LAYERS));
  }

  /** Takes the text out of modules. */
  @FunctionalInterface
  private interface Words {
    DecoderResult in(BitMatrix bits) throws ReaderException;
  }
}
