package org.showpay.barcode.drawing;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.oned.ITFWriter;
import com.google.zxing.pdf417.encoder.Compaction;
import com.google.zxing.pdf417.encoder.PDF417;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.showpay.contracts.emv.EmvPayload;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;

/**
 * A pay code as dark and light modules, without the quiet zone; a bar code has one row of them.
 * Every code of its length gives a symbol of the same size, as {@link Form} has it.
 */
public final class Symbol {

  private static final Map<EncodeHintType, Object> CODE_SET_C =
      Map.of(EncodeHintType.FORCE_CODE_SET, "C");
  private static final Map<EncodeHintType, Object> SQUARE =
      Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);

  /** Compact Aztec codes have negative layers. */
  private static final int TWO_COMPACT_LAYERS = -2;

  /** Per cent of an Aztec code; it only decides whether the layers are enough, which they are. */
  private static final int AZTEC_CORRECTION = 33;

  private static final int PDF_COLUMNS = 2;

  /** Eight words of correction; nine rows leave ten for the data, and ten rows twelve. */
  private static final int PDF_LEVEL = 2;

  /** A row of PDF417 is three modules high. */
  static final int PDF_ROW_HEIGHT = 3;

  private final BitMatrix modules;

  private Symbol(BitMatrix modules) {
    this.modules = modules;
  }

  /** The symbol of a code. */
  public static Symbol of(PayCode code, Carrier carrier) {
    try {
      return new Symbol(modules(code, carrier));
    } catch (WriterException e) {
      throw new IllegalStateException("A pay code fits every carrier", e);
    }
  }

  /** From left to right. */
  public int columns() {
    return modules.getWidth();
  }

  /** From top to bottom. */
  public int rows() {
    return modules.getHeight();
  }

  /** Whether this module is a dark one. */
  public boolean isDark(int column, int row) {
    return modules.get(column, row);
  }

  private static BitMatrix modules(PayCode code, Carrier carrier) throws WriterException {
    return switch (carrier) {
      case QR -> qr(code.reveal(), 1);
      case EMV_QR -> qr(EmvPayload.carrying(code).base64(), 5);
      case DATA_MATRIX ->
          new DataMatrixWriter().encode(code.reveal(), BarcodeFormat.DATA_MATRIX, 0, 0, SQUARE);
      case AZTEC ->
          com.google.zxing.aztec.encoder.Encoder.encode(
                  code.reveal(), AZTEC_CORRECTION, TWO_COMPACT_LAYERS)
              .getMatrix();
      case PDF_417 -> pdf417(code.reveal());
      case CODE_128 -> bars(new Code128Writer().encode(code.reveal(), CODE_SET_C));
      case ITF -> bars(new ITFWriter().encode(code.reveal()));
    };
  }

  private static BitMatrix qr(String text, int version) throws WriterException {
    ByteMatrix bytes =
        Encoder.encode(text, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.QR_VERSION, version))
            .getMatrix();
    return matrix(bytes.getArray());
  }

  private static BitMatrix pdf417(String digits) throws WriterException {
    PDF417 encoder = new PDF417();
    encoder.setCompaction(Compaction.NUMERIC);
    int height = pdfRows(digits.length());
    encoder.setDimensions(PDF_COLUMNS, PDF_COLUMNS, height, height);
    encoder.generateBarcodeLogic(digits, PDF_LEVEL);
    byte[][] rows = encoder.getBarcodeMatrix().getScaledMatrix(1, PDF_ROW_HEIGHT);
    // They come from the bottom up.
    Collections.reverse(Arrays.asList(rows));
    return matrix(rows);
  }

  static int pdfRows(int digits) {
    return digits <= PayCode.LENGTH ? 9 : 10;
  }

  private static BitMatrix matrix(byte[][] rows) {
    BitMatrix modules = new BitMatrix(rows[0].length, rows.length);
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        if (rows[row][column] == 1) {
          modules.set(column, row);
        }
      }
    }
    return modules;
  }

  private static BitMatrix bars(boolean[] bars) {
    BitMatrix modules = new BitMatrix(bars.length, 1);
    for (int column = 0; column < bars.length; column++) {
      if (bars[column]) {
        modules.set(column, 0);
      }
    }
    return modules;
  }
}
