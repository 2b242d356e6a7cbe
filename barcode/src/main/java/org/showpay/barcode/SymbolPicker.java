package org.showpay.barcode;

import java.util.List;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.ScannerKind;

/**
 * Picks the symbol that a till's scanner reads best off a screen, among those that fit with their
 * quiet zone, or sizes the one that the till asks for.
 */
public final class SymbolPicker {

  /**
   * QR first: every camera finds it anywhere in the picture. The others need fewer modules, and
   * come in the order in which they were read; PDF417 reads worst, and fits nowhere else.
   */
  private static final List<Carrier> FOR_IMAGERS =
      List.of(Carrier.QR, Carrier.AZTEC, Carrier.DATA_MATRIX);

  /** ITF has no check of its own, and takes more room. */
  private static final List<Carrier> FOR_LINES = List.of(Carrier.CODE_128);

  /** The symbol for this scanner and the size of its modules, or why the digits are keyed in. */
  public Pick pick(PayCode code, Screen screen, ScannerKind scanner) {
    List<Carrier> wanted =
        switch (scanner) {
          case IMAGER -> FOR_IMAGERS;
          case LINEAR -> FOR_LINES;
        };
    List<Pick> picks = wanted.stream().map(carrier -> pick(code, screen, carrier)).toList();
    return picks.stream()
        .filter(Pick.Symbol.class::isInstance)
        .findFirst()
        .orElse(picks.getFirst());
  }

  /** The size of the symbol that a till asks for, or why it does not fit. */
  public Pick pick(PayCode code, Screen screen, Carrier carrier) {
    Fit fit = Fit.of(code, carrier, screen);
    return fit.isLargeEnough()
        ? new Pick.Symbol(carrier, fit.pixelsPerModule(), fit.turned())
        : new Pick.KeyEntry(carrier, fit.why());
  }
}
