package org.showpay.cat.till;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.till.TillId;

/** A row of the tills: the API key is in it only as {@link KeySafe} sealed it. */
@Entity
@Table(name = "till")
class InstalledTill {

  @Id private UUID id;
  private String merchantName;
  private UUID terminal;
  private byte[] sealedKey;
  private Instant installedAt;

  /** For JPA, which then fills the fields. */
  InstalledTill() {}

  InstalledTill(Till till, byte[] sealedKey, Instant installedAt) {
    this.id = till.id().uuid();
    this.merchantName = till.merchantName();
    this.terminal = till.terminal().uuid();
    this.sealedKey = sealedKey.clone();
    this.installedAt = installedAt;
  }

  Till openedWith(KeySafe safe) {
    TillId till = new TillId(id);
    return new Till(till, merchantName, new TerminalId(terminal), safe.open(till, sealedKey));
  }

  @Override
  public String toString() {
    return "InstalledTill[" + new TillId(id) + ", since " + installedAt + "]";
  }
}
