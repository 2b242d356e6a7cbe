package org.showpay.gateway.vault;

import java.time.YearMonth;
import org.showpay.contracts.vault.StoredCard;

/** A card as it lies in the vault, its number still encrypted. */
public final class ClosedCard {

  private final StoredCard stored;
  private final YearMonth expiry;
  private final byte[] ciphertext;

  ClosedCard(StoredCard stored, YearMonth expiry, byte[] ciphertext) {
    this.stored = stored;
    this.expiry = expiry;
    this.ciphertext = ciphertext;
  }

  /** What may be told of it. */
  public StoredCard stored() {
    return stored;
  }

  YearMonth expiry() {
    return expiry;
  }

  byte[] ciphertext() {
    return ciphertext;
  }
}
