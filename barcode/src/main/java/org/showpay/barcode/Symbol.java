package org.showpay.barcode;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;

/** A pay code as dark and light modules, without the quiet zone; a bar code has one row of them. */
final class Symbol {

  private static final Map<EncodeHintType, Object> QR_HINTS = Map.of(EncodeHintType.QR_VERSION, 1);
  private static final Map<EncodeHintType, Object> CODE_128_HINTS =
      Map.of(EncodeHintType.FORCE_CODE_SET, "C");

  private final BitMatrix modules;

  private Symbol(BitMatrix modules) {
    this.modules = modules;
  }

  static Symbol of(PayCode code, Carrier carrier) {
    return new Symbol(
        switch (carrier) {
          case QR -> qr(code);
          case CODE_128 -> code128(code);
        });
  }

  int columns() {
    return modules.getWidth();
  }

  int rows() {
    return modules.getHeight();
  }

  boolean isDark(int column, int row) {
    return modules.get(column, row);
  }

  private static BitMatrix qr(PayCode code) {
    try {
      ByteMatrix bytes =
          Encoder.encode(code.reveal(), ErrorCorrectionLevel.Q, QR_HINTS).getMatrix();
      BitMatrix modules = new BitMatrix(bytes.getWidth(), bytes.getHeight());
      for (int row = 0; row < bytes.getHeight(); row++) {
        for (int column = 0; column < bytes.getWidth(); column++) {
          if (bytes.get(column, row) == 1) {
            modules.set(column, row);
          }
        }
      }
      return modules;
    } catch (WriterException e) {
      throw new IllegalStateException("20 digits always fit QR version 1-Q, which holds 27", e);
    }
  }

  private static BitMatrix code128(PayCode code) {
    boolean[] bars = new Code128Writer().encode(code.reveal(), CODE_128_HINTS);
    BitMatrix modules = new BitMatrix(bars.length, 1);
    for (int column = 0; column < bars.length; column++) {
      if (bars[column]) {
        modules.set(column, 0);
      }
    }
    return modules;
  }
}
