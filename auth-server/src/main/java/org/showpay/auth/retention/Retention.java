package org.showpay.auth.retention;

import java.time.Duration;
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
  private static final Duration LOOKED_AT_AGAIN = Duration.ofDays(1);

  private final DeadCodes codes;
  private final LeftSubscribers subscribers;
  private final CardVaultApi vault;

  private volatile Instant walkedFrom = Instant.EPOCH;

  Retention(DeadCodes codes, LeftSubscribers subscribers, CardVaultApi vault) {
    this.codes = codes;
    this.subscribers = subscribers;
    this.vault = vault;
  }

  /**
   * Goes through the codes that are dead for long, oldest first, from where this instance's last
   * walk ended: what stays is not looked at each hour. The day before is, for codes that somebody
   * was just locking.
   */
  void forgetDeadCodes() {
    Instant reached = walkedFrom;
    Optional<Instant> next = codes.forget(reached).upTo();
    while (next.isPresent()) {
      reached = next.get();
      next = codes.forget(reached).upTo();
    }
    Instant again = reached.minus(LOOKED_AT_AGAIN);
    walkedFrom = again.isAfter(walkedFrom) ? again : walkedFrom;
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
    subscribers.finishWhatTheVersionBeforeErased();
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
