package org.showpay.cat.till;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.till.TillId;
import org.showpay.contracts.trust.ApiKeyHash;

/** A row of the tills: the API key is in it only as {@link KeySafe} sealed it. */
@Entity
@Table(name = "till")
class InstalledTill {

  @Id private UUID id;
  private String merchantName;
  private UUID terminal;
  private byte[] sealedKey;
  private @Nullable String keyHash;
  private Instant installedAt;

  /** For JPA, which then fills the fields. */
  InstalledTill() {}

  InstalledTill(Till till, byte[] sealedKey, Instant installedAt) {
    this.id = till.id().uuid();
    this.merchantName = till.merchantName();
    this.terminal = till.terminal().uuid();
    this.sealedKey = sealedKey.clone();
    this.keyHash = ApiKeyHash.of(till.apiKey()).hex();
    this.installedAt = installedAt;
  }

  Till openedWith(KeySafe safe) {
    TillId till = new TillId(id);
    return new Till(till, merchantName, new TerminalId(terminal), safe.open(till, sealedKey));
  }

  /** Rows from before the hash was kept get it when somebody signs in. */
  void keepHash(KeySafe safe) {
    keyHash = ApiKeyHash.of(openedWith(safe).apiKey()).hex();
  }

  /** Looked at again here, in the same time whatever is in the row. */
  boolean isOpenedBy(ApiKeyHash key) {
    return keyHash != null && new ApiKeyHash(keyHash).matches(key);
  }

  @Override
  public String toString() {
    return "InstalledTill[" + new TillId(id) + ", since " + installedAt + "]";
  }
}
