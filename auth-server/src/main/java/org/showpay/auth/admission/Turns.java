package org.showpay.auth.admission;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * New payments are written down some at a time, in the order in which they came. The others wait
 * here and hold nothing, so that they leave connections to the database to those that a card
 * company has answered: those have a till that waits, and a consumer who has been charged.
 */
@Component
public class Turns {

  private final Semaphore free;

  Turns(@Value("${showpay.payments-opened-at-once}") int turns) {
    this.free = new Semaphore(turns, true);
  }

  /** Waits for a turn and does the work, which asks the database alone and so ends soon. */
  public <T> T take(Supplier<T> work) {
    free.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
