package org.showpay.mobile.pack;

import java.util.UUID;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.mobile.line.Holder;

/** Where a phone keeps the pack of one card. */
record Pocket(PhoneId phone, CardToken card) {

  private static final String BETWEEN = ":";

  /** Reads what {@link #toString} wrote. */
  static Pocket of(String text) {
    String[] parts = text.split(BETWEEN, -1);
    return new Pocket(PhoneId.of(parts[0]), CardToken.of(parts[1]));
  }

  /** Packs are of the phone's own subscriber, whoever looks at its pages. */
  Holder holder() {
    return Holder.bySim(phone);
  }

  UUID phoneUuid() {
    return phone.uuid();
  }

  UUID cardUuid() {
    return card.uuid();
  }

  @Override
  public String toString() {
    return phone + BETWEEN + card;
  }
}
