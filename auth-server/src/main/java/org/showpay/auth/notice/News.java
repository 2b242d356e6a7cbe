package org.showpay.auth.notice;

import java.util.List;
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
  private final List<Hearer> hearers;

  News(Notices merchants, SubscriberNotices subscribers, List<Hearer> hearers) {
    this.merchants = merchants;
    this.subscribers = subscribers;
    this.hearers = hearers;
  }

  /** The merchant by webhook, the subscriber by SMS, and what of this service hangs on it. */
  public void tell(Notice notice) {
    merchants.tell(notice);
    subscribers.tell(notice);
    hearers.forEach(hearer -> hearer.hear(notice));
  }
}
