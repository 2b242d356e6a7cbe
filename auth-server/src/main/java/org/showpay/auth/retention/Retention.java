package org.showpay.auth.retention;

import java.time.Instant;
import java.util.Optional;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.vault.CardVaultApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClientException;

/** Has what is not needed any more deleted, a little at a time. */
@Service
class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int AT_ONCE = 100;

  private final DeadCodes codes;
  private final LeftSubscribers subscribers;
  private final CardVaultApi vault;

  Retention(DeadCodes codes, LeftSubscribers subscribers, CardVaultApi vault) {
    this.codes = codes;
    this.subscribers = subscribers;
    this.vault = vault;
  }

  /** Goes through all codes that are dead for long, oldest first. */
  void forgetDeadCodes() {
    Optional<Instant> next = Optional.of(Instant.EPOCH);
    while (next.isPresent()) {
      next = codes.forget(next.get()).upTo();
    }
  }

  /**
   * Erases some who left. The vault comes first, outside any transaction: while it has not
   * answered, we still know that it is to be asked. That it is asked twice does no harm.
   */
  void eraseWhoLeft() {
    for (SubscriberId left : subscribers.due(AT_ONCE)) {
      if (vaultHasErased(left)) {
        subscribers.erase(left);
      }
    }
  }

  private boolean vaultHasErased(SubscriberId left) {
    try {
      vault.eraseCardsOf(left);
      return true;
    } catch (RestClientException e) {
      LOG.warn("The vault has not said that the cards of {} are erased: asked again later", left);
      return false;
    }
  }
}
