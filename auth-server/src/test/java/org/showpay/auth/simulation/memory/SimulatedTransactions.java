package org.showpay.auth.simulation.memory;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.SmartTransactionObject;

/** Spring's transactions on the database of whatever history is under way. */
public final class SimulatedTransactions extends AbstractPlatformTransactionManager {

  private static final long serialVersionUID = 1L;

  private transient @Nullable Timeline timeline;
  private transient @Nullable MemoryDatabase database;

  /** Has the transactions of another history. */
  public void use(Timeline time, MemoryDatabase memory) {
    this.timeline = time;
    this.database = memory;
  }

  /** What one transaction is known by. */
  private static final class Handle implements SmartTransactionObject {

    private @Nullable Tx open;

    @Override
    public boolean isRollbackOnly() {
      return open != null && open.isDoomed();
    }
  }

  @Override
  protected Object doGetTransaction() {
    Handle handle = new Handle();
    handle.open = (Tx) time().actor().transaction();
    return handle;
  }

  @Override
  protected boolean isExistingTransaction(Object transaction) {
    return ((Handle) transaction).open != null;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    ((Handle) transaction).open = memory().begin();
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    memory().commit(of(status));
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    memory().rollback(of(status));
  }

  @Override
  protected void doSetRollbackOnly(DefaultTransactionStatus status) {
    of(status).doom();
  }

  private static Tx of(DefaultTransactionStatus status) {
    Tx open = ((Handle) status.getTransaction()).open;
    if (open == null) {
      throw new IllegalStateException("there is no transaction");
    }
    return open;
  }

  private Timeline time() {
    if (timeline == null) {
      throw new IllegalStateException("no history is under way");
    }
    return timeline;
  }

  private MemoryDatabase memory() {
    if (database == null) {
      throw new IllegalStateException("no history is under way");
    }
    return database;
  }
}
