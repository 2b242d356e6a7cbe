package org.showpay.barcode.finding;

import com.google.zxing.Binarizer;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.oned.ITFReader;
import com.google.zxing.oned.OneDReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.paycode.PayCode;

/**
 * Looks for Code 128 and ITF along lines across the picture, from left to right and back. One line
 * alone can be misread, of Code 128 with a check character that is right by chance and of ITF
 * without any, so two lines must agree.
 */
public final class ScanLines implements Finder {

  private static final int LINES = 128;
  private static final int LINES_THAT_AGREE = 2;

  /** Part of an ITF symbol may look like a shorter one. */
  private static final Map<DecodeHintType, Object> WHOLE_CODES =
      Map.of(
          DecodeHintType.ALLOWED_LENGTHS,
          new int[] {PayCode.LENGTH, PayCode.LENGTH_WHEN_MADE_ON_A_HANDSET});

  private final Threshold threshold;

  private ScanLines(Threshold threshold) {
    this.threshold = threshold;
  }

  /** Tells dark from light by one threshold for each line: quick, and right for screenshots. */
  public static ScanLines underOneThreshold() {
    return new ScanLines(source -> {
      Binarizer binarizer = new GlobalHistogramBinarizer(source);
      return y -> binarizer.getBlackRow(y, null);
    });
  }

  /** Tells dark from light by the neighbourhood: right where a screen is part of the picture. */
  public static ScanLines underLocalThresholds() {
    return new ScanLines(source -> {
      BitMatrix dark = new HybridBinarizer(source).getBlackMatrix();
      return y -> dark.getRow(y, null);
    });
  }

  @Override
  public List<Found> find(GreyPicture picture) {
    Map<Found, Integer> votes = new HashMap<>();
    try {
      Rows rows = threshold.apply(picture.source());
      int step = Math.max(1, picture.height() / LINES);
      for (int y = step / 2; y < picture.height(); y += step) {
        readLine(rows, y, votes);
      }
    } catch (NotFoundException e) {
      // The picture has no contrast.
      return List.of();
    }
    return votes.entrySet().stream()
        .filter(vote -> vote.getValue() >= LINES_THAT_AGREE)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void readLine(Rows rows, int y, Map<Found, Integer> votes) {
    try {
      BitArray line = rows.row(y);
      readSymbols(line, votes);
      line.reverse();
      readSymbols(line, votes);
    } catch (NotFoundException e) {
      // The line has no contrast: no bars cross it.
      return;
    }
  }

  private static void readSymbols(BitArray line, Map<Found, Integer> votes) {
    readSymbols(line, new Code128Reader(), Symbology.CODE_128, votes);
    readSymbols(line, new ITFReader(), Symbology.ITF, votes);
  }

  private static void readSymbols(
      BitArray line, OneDReader reader, Symbology symbology, Map<Found, Integer> votes) {
    BitArray rest = line;
    try {
      while (true) {
        Result result = reader.decodeRow(0, rest, WHOLE_CODES);
        votes.merge(new Found(result.getText(), symbology), 1, Integer::sum);
        rest = behind(result, rest);
      }
    } catch (ReaderException | RuntimeException e) {
      // No further symbol in this direction; odd bars make the decoder throw as well.
      return;
    }
  }

  private static BitArray behind(Result result, BitArray line) {
    int end = (int) result.getResultPoints()[1].getX();
    BitArray rest = new BitArray(line.getSize() - end);
    for (int i = line.getNextSet(end); i < line.getSize(); i = line.getNextSet(i + 1)) {
      rest.set(i - end);
    }
    return rest;
  }

  /** Tells dark from light. */
  @FunctionalInterface
  private interface Threshold {
    Rows apply(LuminanceSource source) throws NotFoundException;
  }

  /** Rows of dark and light. */
  @FunctionalInterface
  private interface Rows {
    BitArray row(int y) throws NotFoundException;
  }
}
