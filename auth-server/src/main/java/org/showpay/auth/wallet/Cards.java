package org.showpay.auth.wallet;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All cards of all wallets. */
interface Cards extends JpaRepository<Card, UUID> {

  List<Card> findBySubscriberIdAndStateOrderByAddedAt(UUID subscriberId, Card.State state);
}
