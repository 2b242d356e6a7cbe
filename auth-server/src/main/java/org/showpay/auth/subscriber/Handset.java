package org.showpay.auth.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;

/** A subscriber's phone, recognised by the key that was put into it. */
@Entity
class Handset {

  /** Whether the phone may ask for codes. */
  enum State {
    /** It may. */
    ACTIVE,
    /** Lost, sold or replaced. */
    OUT_OF_USE
  }

  @Id private UUID id;

  @Column private UUID subscriberId;
  @Column private String keyHash;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private State state;

  @Version private @Nullable Integer version;

  Handset() {}

  Handset(HandsetId id, SubscriberId subscriber, String keyHash) {
    this.id = id.uuid();
    this.subscriberId = subscriber.uuid();
    this.keyHash = keyHash;
    this.state = State.ACTIVE;
  }

  HandsetId id() {
    return new HandsetId(id);
  }
}
