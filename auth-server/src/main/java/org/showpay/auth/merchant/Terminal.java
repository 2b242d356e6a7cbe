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
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.trust.ApiKeyHash;

/** A merchant's till, or a PC with a barcode reader. */
@Entity
class Terminal {

  /** Whether the terminal may call. */
  enum State {
    /** It may. */
    ACTIVE,
    /** Lost, sold or replaced: its key opens nothing. */
    OUT_OF_USE
  }

  @Id private UUID id;

  @Column private UUID merchantId;
  @Column private String label;
  @Column private String apiKeyHash;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private State state;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private Channel channel;

  @Column private Instant addedAt;
  @Version private @Nullable Integer version;

  Terminal() {}

  Terminal(TerminalId id, MerchantId merchant, AddTerminal wanted, ApiKeyHash key, Instant now) {
    this.id = id.uuid();
    this.merchantId = merchant.uuid();
    this.label = wanted.label();
    this.channel = wanted.paidAt();
    this.apiKeyHash = key.hex();
    this.state = State.ACTIVE;
    this.addedAt = now;
  }
}
