package org.showpay.barcode.drawing;

import org.showpay.contracts.phone.Carrier;

/**
 * What a kind of symbol needs, in modules.
 *
 * @param length from side to side, with the quiet zones
 * @param height the least height that reads well, with the quiet zones that lie above and below
 * @param fullHeight the height that is used where there is room
 * @param quietSide light modules on the left and on the right
 * @param quietTop light modules above and below
 */
public record Form(int length, int height, int fullHeight, int quietSide, int quietTop) {

  /** The quiet zone of QR codes (ISO/IEC 18004). */
  private static final int QR_QUIET = 4;

  /** Two for safety: Data Matrix and PDF417 ask for one and two, and Aztec for none. */
  private static final int QUIET = 2;

  /** The quiet zone at each end of a bar code (ISO/IEC 15417, 16390). */
  private static final int BAR_QUIET = 10;

  private static final Form QR = square(21, QR_QUIET);
  private static final Form EMV_QR = square(37, QR_QUIET);
  private static final Form DATA_MATRIX = square(16, QUIET);
  private static final Form AZTEC = square(19, QUIET);

  /** Without digits. */
  private static final int CODE_128_FRAME = 35;

  private static final int CODE_128_PAIR = 11;
  private static final int ITF_FRAME = 9;
  private static final int ITF_PAIR = 18;

  /** What this kind of symbol needs for a pay code of so many digits; squares have room for all. */
  public static Form of(Carrier carrier, int digits) {
    return switch (carrier) {
      case QR -> QR;
      case EMV_QR -> EMV_QR;
      case DATA_MATRIX -> DATA_MATRIX;
      case AZTEC -> AZTEC;
      case PDF_417 -> pdf417(Symbol.pdfRows(digits));
      case CODE_128 -> bars(CODE_128_FRAME + digits / 2 * CODE_128_PAIR);
      case ITF -> bars(ITF_FRAME + digits / 2 * ITF_PAIR);
    };
  }

  /** How many whole pixels a module can have; 0 where the symbol does not fit. */
  public int pixelsPerModule(int width, int height) {
    return Math.min(width / length, height / this.height);
  }

  private static Form pdf417(int rows) {
    int height = rows * Symbol.PDF_ROW_HEIGHT + 2 * QUIET;
    return new Form(103 + 2 * QUIET, height, height, QUIET, QUIET);
  }

  private static Form square(int modules, int quiet) {
    int side = modules + 2 * quiet;
    return new Form(side, side, side, quiet, quiet);
  }

  /**
   * Bars are at least 15 % of the length, as the standards ask, and half of it at most, which is as
   * much as anybody can aim at.
   */
  private static Form bars(int modules) {
    return new Form(
        modules + 2 * BAR_QUIET, Math.ceilDiv(modules * 15, 100), modules / 2, BAR_QUIET, 0);
  }
}
