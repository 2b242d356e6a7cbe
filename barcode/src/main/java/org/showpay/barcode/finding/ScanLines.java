package org.showpay.barcode.finding;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.showpay.contracts.phone.Carrier;

/**
 * Looks for Code 128 along lines across the picture, from left to right and back. One line alone
 * can be misread with a check character that is right by chance, so two lines must agree.
 */
public final class ScanLines implements Finder {

  private static final int LINES = 128;
  private static final int LINES_THAT_AGREE = 2;

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
    Map<String, Integer> votes = new HashMap<>();
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
        .map(vote -> new Found(vote.getKey(), Carrier.CODE_128))
        .toList();
  }

  private static void readLine(Rows rows, int y, Map<String, Integer> votes) {
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

  private static void readSymbols(BitArray line, Map<String, Integer> votes) {
    Code128Reader reader = new Code128Reader();
    BitArray rest = line;
    try {
      while (true) {
        Result result = reader.decodeRow(0, rest, Map.of());
        votes.merge(result.getText(), 1, Integer::sum);
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
