package org.showpay.barcode.corpus;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.pdf417.encoder.PDF417;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.HashMap;
import java.util.Map;

/** The six carriers as ZXing's writers draw them, one pixel a module, without the quiet zone. */
public enum CorpusCarrier {
  /** QR code version 1-Q. */
  QR(BarcodeFormat.QR_CODE, 4),
  /** Code 128, code set C. */
  CODE_128(BarcodeFormat.CODE_128, 10),
  /** Data Matrix ECC 200, square. */
  DATA_MATRIX(BarcodeFormat.DATA_MATRIX, 2),
  /** Aztec code, which needs no quiet zone; two modules are drawn. */
  AZTEC(BarcodeFormat.AZTEC, 2),
  /** PDF417, error correction level 2, rows three modules high. */
  PDF417(BarcodeFormat.PDF_417, 3),
  /** Interleaved two of five. */
  ITF(BarcodeFormat.ITF, 10);

  private static final int ROW_HEIGHT = 3;

  private final BarcodeFormat format;
  private final int quietZone;

  CorpusCarrier(BarcodeFormat format, int quietZone) {
    this.format = format;
    this.quietZone = quietZone;
  }

  /** Modules of light on each side. */
  int quietZone() {
    return quietZone;
  }

  /** Sets its random numbers apart from those of others. */
  int number() {
    return name().hashCode();
  }

  boolean isLinear() {
    return this == CODE_128 || this == ITF;
  }

  /** The modules; of a linear symbol, bars about a quarter as high as they are wide. */
  BitMatrix modules(String text) {
    try {
      return switch (this) {
        case PDF417 -> stacked(text);
        case CODE_128, ITF -> bars(text);
        case QR, DATA_MATRIX, AZTEC -> square(text);
      };
    } catch (WriterException e) {
      throw new IllegalArgumentException("No " + this + " for " + text, e);
    }
  }

  private BitMatrix square(String text) throws WriterException {
    Map<EncodeHintType, Object> hints = new HashMap<>(Map.of(EncodeHintType.MARGIN, 0));
    hints.put(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);
    if (this == QR) {
      hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q);
    }
    return new MultiFormatWriter().encode(text, format, 0, 0, hints);
  }

  private BitMatrix bars(String text) throws WriterException {
    Map<EncodeHintType, Object> hints = new HashMap<>(Map.of(EncodeHintType.MARGIN, 0));
    if (this == CODE_128) {
      hints.put(EncodeHintType.FORCE_CODE_SET, "C");
    }
    BitMatrix line = new MultiFormatWriter().encode(text, format, 0, 1, hints);
    BitMatrix bars = new BitMatrix(line.getWidth(), line.getWidth() / 4);
    for (int x = 0; x < line.getWidth(); x++) {
      if (line.get(x, 0)) {
        bars.setRegion(x, 0, 1, bars.getHeight());
      }
    }
    return bars;
  }

  private static BitMatrix stacked(String text) throws WriterException {
    PDF417 encoder = new PDF417();
    encoder.setDimensions(4, 1, 30, 3);
    encoder.generateBarcodeLogic(text, 2);
    byte[][] rows = encoder.getBarcodeMatrix().getScaledMatrix(1, ROW_HEIGHT);
    BitMatrix modules = new BitMatrix(rows[0].length, rows.length);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[0].length; x++) {
        if (rows[y][x] == 1) {
          modules.set(x, rows.length - 1 - y);
        }
      }
    }
    return modules;
  }
}
