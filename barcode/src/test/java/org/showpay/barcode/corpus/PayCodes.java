package org.showpay.barcode.corpus;

import java.util.random.RandomGenerator;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;

/** Pay codes with right check digits. */
final class PayCodes {

  private PayCodes() {}

  static String one(RandomGenerator random) {
    return PayCode.draw(SchemePrefix.DEFAULT, random).reveal();
  }
}
