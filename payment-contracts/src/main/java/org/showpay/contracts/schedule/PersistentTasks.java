package org.showpay.contracts.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.trail.TaskTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does the service's tasks for as long as it runs. A task that waits is a row of db-scheduler's
 * table {@code scheduled_tasks}: it is written in the transaction of whatever makes it necessary,
 * and any instance may do it, one does. Services that have tasks import this class and declare a
 * bean for each.
 */
public class PersistentTasks implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(PersistentTasks.class);
  private static final int THREADS = 16;
  private static final Duration POLLING = Duration.ofSeconds(1);

  /** An instance that died is noticed after four of these, and its tasks are done by another. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final int MISSED_HEARTBEATS = 4;

  /** Longer than any call to another service may take. */
  private static final Duration LAST_CALLS = Duration.ofSeconds(12);

  private final DataSource dataSource;
  private final ObjectProvider<Task<?>> tasks;
  private final Clock clock;
  private final SchedulerClient rows;
  private final TaskTrail trail;
  private volatile @Nullable Scheduler scheduler;

  PersistentTasks(
      DataSource dataSource,
      ObjectProvider<Task<?>> tasks,
      Clock clock,
      ObservationRegistry observations) {
    this.dataSource = dataSource;
    this.tasks = tasks;
    this.clock = clock;
    this.trail = new TaskTrail(observations);
    this.rows =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .serializer(new JsonTaskData())
            .build();
  }

  /**
   * Has a task done at a time or soon after, if this transaction commits. A task of the same name
   * and instance that waits already stays as it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void schedule(TaskInstance<?> task, Instant at) {
    rows.scheduleIfNotExists(task, at);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake();
          }
        });
  }

  /** The same, for a task that is due in a while. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void schedule(TaskInstance<?> task, Duration in) {
    schedule(task, clock.instant().plus(in));
  }

  /**
   * Has a task done at a new time, if this transaction commits, whether or not it waits already.
   * One that is just being done is left alone: it says itself when it is done next.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hasten(TaskInstance<?> task, Duration in) {
    schedule(task, in);
    try {
      rows.reschedule(task, clock.instant().plus(in));
    } catch (TaskInstanceCurrentlyExecutingException itSaysItself) {
      LOG.debug("{} is just being done", task.getTaskName());
    }
  }

  /** Looks for tasks that are due now, rather than at the next poll. */
  public void wake() {
    Scheduler current = scheduler;
    if (current != null) {
      current.triggerCheckForDueExecutions();
    }
  }

  @Override
  public void start() {
    Scheduler fresh = newScheduler();
    fresh.start();
    scheduler = fresh;
  }

  @Override
  public void stop() {
    Scheduler current = scheduler;
    scheduler = null;
    if (current != null) {
      current.stop();
    }
  }

  /** Beside all else that stops in this phase: streams and waits of tills end at once. */
  @Override
  public void stop(Runnable stopped) {
    Thread.ofVirtual()
        .name("last-tasks")
        .start(() -> {
          try {
            stop();
          } finally {
            stopped.run();
          }
        });
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }

  /** Its own log of failures is off, since messages of exceptions may quote what was sent. */
  private Scheduler newScheduler() {
    List<Task<?>> all = tasks.stream().toList();
    return Scheduler.create(
            dataSource, all.stream().filter(task -> !(task instanceof RecurringTask)).toList())
        .startTasks(recurring(all))
        .serializer(new JsonTaskData())
        .clock(clock::instant)
        .threads(THREADS)
        .executorService(
            Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().name("task-", 0).factory()))
        .pollingInterval(POLLING)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .failureLogging(LogLevel.OFF, false)
        .addExecutionInterceptor(trail)
        .shutdownMaxWait(LAST_CALLS)
        .build();
  }

  private static List<RecurringTask<?>> recurring(List<Task<?>> tasks) {
    return tasks.stream()
        .filter(RecurringTask.class::isInstance)
        .<RecurringTask<?>>map(RecurringTask.class::cast)
        .toList();
  }
}
