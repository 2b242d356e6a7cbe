package org.showpay.auth.notice;

import org.showpay.auth.webhook.Notice;
import org.showpay.auth.webhook.Notices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Has everybody told whom a payment concerns, if the caller's transaction commits. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class News {

  private final Notices merchants;
  private final SubscriberNotices subscribers;

  News(Notices merchants, SubscriberNotices subscribers) {
    this.merchants = merchants;
    this.subscribers = subscribers;
  }

  /** The merchant by webhook, and the subscriber by SMS. */
  public void tell(Notice notice) {
    merchants.tell(notice);
    subscribers.tell(notice);
  }
}
