package org.showpay.contracts.schedule;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.TaskRow;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A broken twin: writes a task when the transaction that needs it is over. */
public class LooseTasks extends MemoryTasks {

  private final Desk desk;

  /** On the books of this desk. */
  public LooseTasks(Desk desk, DataSource nobody, Clock clock) {
    super(desk, nobody, clock);
    this.desk = desk;
  }

  @Override
  public void schedule(TaskInstance<?> task, Instant at) {
    Books books = desk.books();
    TaskRow row =
        new TaskRow(
            task.getTaskName(), task.getId(), (Integer) task.getData(), at, null, Instant.MIN, 0);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            if (books.tasks.find(row.key()).isEmpty()) {
              books.database.untroubled(() -> books.tasks.insert(row.key(), row));
            }
          }
        });
  }
}
