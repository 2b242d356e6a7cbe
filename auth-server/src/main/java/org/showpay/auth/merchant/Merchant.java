package org.showpay.auth.merchant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi;

/** Someone who is paid. */
@Entity
class Merchant {

  /** Whether the merchant may sell. */
  enum State {
    /** It may. */
    ACTIVE,
    /** Not now: the operator stopped it. What it sold before is captured and given back. */
    FROZEN,
    /** No more. */
    CLOSED
  }

  @Id private UUID id;

  private String name;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private State state;

  @Column private Instant openedAt;
  @Version private @Nullable Integer version;

  Merchant() {}

  Merchant(String name, Instant now) {
    this.id = MerchantId.next().uuid();
    this.name = name;
    this.state = State.ACTIVE;
    this.openedAt = now;
  }

  MerchantsApi.Merchant view() {
    return new MerchantsApi.Merchant(new MerchantId(id), name);
  }
}
