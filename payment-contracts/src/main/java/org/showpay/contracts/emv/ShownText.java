package org.showpay.contracts.emv;

import org.showpay.contracts.emv.EmvReading.Malformed;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.PayCodeReading.NotACode;
import org.showpay.contracts.paycode.SchemePrefix;

/** The text of a symbol on a phone: a pay code's 20 digits, or a payload in which they travel. */
public final class ShownText {

  private ShownText() {}

  /** The pay code, by whichever way it came, or why there is none. */
  public static PayCodeReading read(String text, SchemePrefix prefix) {
    if (!isEmvPayload(text)) {
      return PayCode.read(text, prefix);
    }
    return switch (EmvPayload.read(text)) {
      case EmvReading.Valid(EmvPayload payload) -> payload.payCode(prefix);
      case Malformed _ -> NotACode.NOT_20_DIGITS;
    };
  }

  /** Whether the text means to be EMVCo's payload. */
  public static boolean isEmvPayload(String text) {
    return EmvPayload.isMeantBy(text);
  }
}
