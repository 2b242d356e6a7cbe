package org.showpay.contracts.meter;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what has happened: what is rolled back never did. */
public final class AfterCommit {

  private AfterCommit() {}

  /** Does it once the transaction of this thread is committed, or now where there is none. */
  public static void run(Runnable count) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      count.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            count.run();
          }
        });
  }
}
