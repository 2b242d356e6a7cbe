package org.showpay.auth.wallet;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.vault.StoredCard;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is written of cards; every method is one transaction. */
@Repository
class CardBook {

  private final Cards cards;
  private final JdbcClient jdbc;
  private final Clock clock;

  CardBook(Cards cards, JdbcClient jdbc, Clock clock) {
    this.cards = cards;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional
  WalletCard keep(StoredCard stored, String nickname, @Nullable Money available) {
    Card card =
        cards
            .findById(stored.card().uuid())
            .orElseGet(() -> cards.save(new Card(stored, nickname, clock.instant())));
    card.rename(nickname);
    if (available != null) {
      card.noteAvailable(available);
    }
    return card.view();
  }

  /** Sets or ends the backup of a card, where both are usable cards of this wallet. */
  @Transactional
  boolean backUp(SubscriberId subscriber, CardToken card, @Nullable CardToken backup) {
    int changed =
        jdbc.sql(
                """
                update card set backup = :backup, version = version + 1
                 where token = :card and subscriber_id = :subscriber and state = 'ACTIVE'
                   and (cast(:backup as uuid) is null
                        or exists (select from card other
                                    where other.token = :backup and other.token <> :card
                                      and other.subscriber_id = :subscriber
                                      and other.state = 'ACTIVE'))
                """)
            .param("backup", backup == null ? null : backup.uuid())
            .param("card", card.uuid())
            .param("subscriber", subscriber.uuid())
            .update();
    return changed == 1;
  }

  /** One statement, and so no payment fails because two of one card are recorded at once. */
  @Transactional
  void noteAvailable(CardToken token, Money available) {
    jdbc.sql(
            """
            update card set available = :available, currency = :currency, version = version + 1
             where token = :token
            """)
        .param("available", available.amount())
        .param("currency", available.currencyCode())
        .param("token", token.uuid())
        .update();
  }

  @Transactional(readOnly = true)
  List<WalletCard> of(SubscriberId subscriber) {
    return cards
        .findBySubscriberIdAndStateOrderByAddedAt(subscriber.uuid(), Card.State.ACTIVE)
        .stream()
        .map(Card::view)
        .toList();
  }

  @Transactional(readOnly = true)
  Optional<Card> usable(SubscriberId subscriber, CardToken token) {
    return cards.findById(token.uuid()).filter(card -> card.isUsableBy(subscriber));
  }
}
