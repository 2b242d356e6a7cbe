package org.showpay.auth.limit;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.subscriber.SubscriberId;

/** Limits that say what they are told to. */
public class GivenLimits extends SpendingLimits {

  private Verdict verdict = new Verdict.Allowed();
  private boolean stopped;

  /** Everything is allowed. */
  @SuppressWarnings("NullAway") // No row is read.
  public GivenLimits() {
    super(null, null);
  }

  /** What is said of each payment from now on. */
  public void say(Verdict next) {
    verdict = next;
  }

  /** Nothing is paid out of the wallet any more. */
  public void stop() {
    stopped = true;
  }

  @Override
  public Verdict judge(SubscriberId subscriber, CardToken card, Money amount, boolean proved) {
    return verdict;
  }

  @Override
  public boolean isStopped(SubscriberId subscriber) {
    return stopped;
  }
}
