package org.showpay.auth.wallet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.vault.StoredCard;

/** A card in a wallet: a token, never a number. */
@Entity
class Card {

  /** Whether codes may be made for the card. */
  enum State {
    /** They may. */
    ACTIVE,
    /** Not now. */
    FROZEN,
    /** Taken out of the wallet. */
    REMOVED
  }

  @Id private UUID token;

  private UUID subscriberId;
  private String nickname;
  private String company;
  private String last4;
  private @Nullable UUID backup;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "text")
  private State state;

  private @Nullable Long available;

  @JdbcTypeCode(SqlTypes.CHAR)
  @Column(length = 3)
  private @Nullable String currency;

  @Column private Instant addedAt;
  @Version private @Nullable Integer version;

  Card() {}

  Card(StoredCard stored, String nickname, Instant now) {
    this.token = stored.card().uuid();
    this.subscriberId = stored.owner().uuid();
    this.nickname = nickname;
    this.company = stored.company().text();
    this.last4 = stored.last4();
    this.state = State.ACTIVE;
    this.addedAt = now;
  }

  CardToken token() {
    return new CardToken(token);
  }

  String last4() {
    return last4;
  }

  /** The card that is asked where this one cannot pay. */
  @Nullable CardToken backup() {
    return backup == null ? null : new CardToken(backup);
  }

  boolean isUsableBy(SubscriberId subscriber) {
    return state == State.ACTIVE && subscriberId.equals(subscriber.uuid());
  }

  void rename(String newNickname) {
    this.nickname = newNickname;
  }

  /** Notes what the card company last said. */
  void noteAvailable(Money money) {
    this.available = money.amount();
    this.currency = money.currencyCode();
  }

  /** True when, by what the card company last said, it can pay this much, or anything at all. */
  boolean isKnownToPay(@Nullable Money wanted) {
    if (available == null || currency == null) {
      return false;
    }
    Money known = Money.of(available, currency);
    return wanted == null
        ? known.isPositive()
        : known.currency().equals(wanted.currency()) && !wanted.exceeds(known);
  }

  WalletCard view() {
    return new WalletCard(token(), nickname, new CompanyId(company), last4, backup());
  }
}
