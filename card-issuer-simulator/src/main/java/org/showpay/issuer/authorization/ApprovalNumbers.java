package org.showpay.issuer.authorization;

import java.security.SecureRandom;
import org.showpay.contracts.payment.ApprovalNumber;
import org.springframework.stereotype.Component;

/** Draws approval numbers: one in two thousand million, so that none can be made up at a till. */
@Component
class ApprovalNumbers {

  private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int LENGTH = 6;

  private final SecureRandom random = new SecureRandom();

  /** A number, perhaps one that was given before on the same day. */
  ApprovalNumber draw() {
    StringBuilder text = new StringBuilder(LENGTH);
    while (text.length() < LENGTH) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return new ApprovalNumber(text.toString());
  }
}
