package org.showpay.auth.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.subscriber.LoginId;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SubscriberId;

/** Someone who pays with codes. */
@Entity
class Subscriber {

  /** Whether the wallet may be used. */
  enum State {
    /** It may. */
    ACTIVE,
    /** Not now: the operator stopped it; a freeze by its owner is a time of its own. */
    FROZEN,
    /** Never again. */
    CLOSED
  }

  @Id private UUID id;

  private @Nullable String phoneNumber;
  @Column private byte[] sealedNumber;
  @Column private byte[] numberIndex;
  @Column private String loginId;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private State state;

  @Column private Instant enrolledAt;
  @Version private @Nullable Integer version;

  Subscriber() {}

  Subscriber(
      SubscriberId id, PhoneNumber number, NumberSafe numbers, LoginId loginId, Instant now) {
    this.id = id.uuid();
    this.phoneNumber = numbers.clear(number);
    this.sealedNumber = numbers.close(number, id.uuid());
    this.numberIndex = numbers.index(number);
    this.loginId = loginId.text();
    this.state = State.ACTIVE;
    this.enrolledAt = now;
  }

  SubscriberId id() {
    return new SubscriberId(id);
  }

  PhoneNumber phoneNumber(NumberSafe numbers) {
    return numbers.open(sealedNumber, phoneNumber, id);
  }

  boolean isActive() {
    return state == State.ACTIVE;
  }
}
