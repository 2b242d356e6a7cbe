package org.showpay.mobile.line;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.handset.HandsetApi.Session;
import org.showpay.contracts.phone.PhoneId;

/**
 * Whoever holds a phone.
 *
 * @param session of one who signed in with an ID; without it the phone signs in by its own number
 */
public record Holder(PhoneId phone, @Nullable Session session) {

  /** The owner, by the SIM in the phone. */
  public static Holder bySim(PhoneId phone) {
    return new Holder(phone, null);
  }
}
