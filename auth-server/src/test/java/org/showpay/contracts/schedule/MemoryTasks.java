package org.showpay.contracts.schedule;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.showpay.auth.simulation.Desk;
import org.showpay.auth.simulation.memory.Books;
import org.showpay.auth.simulation.memory.Books.TaskRow;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tasks that wait in memory, written in the transaction of whatever makes them necessary. */
public class MemoryTasks extends PersistentTasks {

  private final Desk desk;

  /** On the books of this desk; the data source is never asked. */
  public MemoryTasks(Desk desk, DataSource nobody, Clock clock) {
    super(
        nobody,
        new StaticListableBeanFactory()
            .getBeanProvider(
                ResolvableType.forClass(com.github.kagkarlsson.scheduler.task.Task.class)),
        clock,
        ObservationRegistry.NOOP);
    this.desk = desk;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void schedule(TaskInstance<?> task, Instant at) {
    Books books = desk.books();
    TaskRow row =
        new TaskRow(
            task.getTaskName(), task.getId(), (Integer) task.getData(), at, null, Instant.MIN, 0);
    books.database.statement(() -> {
      if (books.tasks.find(row.key()).isEmpty()) {
        books.tasks.insert(row.key(), row);
      }
      return true;
    });
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }
}
