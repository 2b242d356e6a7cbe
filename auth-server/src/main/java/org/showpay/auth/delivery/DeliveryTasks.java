package org.showpay.auth.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.observation.ObservationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.trail.TaskTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has deliveries made, apart from all other tasks: a table of its own, so that a long queue stands
 * in nobody's way, and platform threads, since looking a name up holds a thread for as long as
 * somebody else's name server likes, and a few of those would hold all virtual ones.
 */
@Component
class DeliveryTasks implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryTasks.class);
  private static final String TABLE = "webhook_task";
  private static final String NAME = "webhook";
  private static final int THREADS = 32;
  private static final int CONNECTIONS = 4;
  private static final Duration POLLING = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration AFTER_AN_ERROR_OF_OURS = Duration.ofMinutes(1);
  private static final Duration LAST_CALLS = Duration.ofSeconds(5);

  private final DataSource dataSource;
  private final Clock clock;
  private final CustomTask<Void> task;
  private final SchedulerClient rows;
  private final TaskTrail trail;
  private volatile @Nullable Scheduler scheduler;
  private @Nullable HikariDataSource ownConnections;

  DeliveryTasks(
      DataSource dataSource, Courier courier, Clock clock, ObservationRegistry observations) {
    this.trail = new TaskTrail(observations);
    this.dataSource = dataSource;
    this.clock = clock;
    this.task =
        Tasks.custom(NAME, Void.class)
            .onDeadExecutionRevive()
            .onFailure(this::tryLater)
            .execute((instance, context) -> completion(courier.run(Errand.of(instance.getId()))));
    this.rows =
        SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .tableName(TABLE)
            .build();
  }

  /** Has an errand done at once, if this transaction commits. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void schedule(Errand errand, Instant at) {
    rows.scheduleIfNotExists(new TaskInstance<Void>(NAME, errand.toString()), at);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake();
          }
        });
  }

  private void wake() {
    Scheduler current = scheduler;
    if (current != null) {
      current.triggerCheckForDueExecutions();
    }
  }

  private static CompletionHandler<Void> completion(Optional<Instant> next) {
    return next.<CompletionHandler<Void>>map(
            at -> (done, operations) -> operations.reschedule(done, at))
        .orElse((done, operations) -> operations.remove());
  }

  /** The log has the kind of the failure alone: its message may quote what was sent. */
  private void tryLater(ExecutionComplete failed, ExecutionOperations<Void> operations) {
    LOG.error(
        "Delivery {} failed on our side and is tried in {}: {}",
        failed.getExecution().taskInstance.getId(),
        AFTER_AN_ERROR_OF_OURS,
        failed.getCause().map(e -> e.getClass().getSimpleName()).orElse("unknown"));
    operations.reschedule(failed, clock.instant().plus(AFTER_AN_ERROR_OF_OURS));
  }

  @Override
  public void start() {
    HikariDataSource connections = connections();
    Scheduler fresh =
        Scheduler.create(connections, task)
            .tableName(TABLE)
            .clock(clock::instant)
            .threads(THREADS)
            .executorService(
                Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("webhook-", 0).factory()))
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .failureLogging(LogLevel.OFF, false)
            .addExecutionInterceptor(trail)
            .shutdownMaxWait(LAST_CALLS)
            .build();
    fresh.start();
    scheduler = fresh;
    ownConnections = connections;
  }

  /** However many tasks are looked at, they take none of the connections that payments need. */
  private HikariDataSource connections() {
    try {
      HikariConfig config = new HikariConfig();
      dataSource.unwrap(HikariDataSource.class).copyStateTo(config);
      config.setPoolName("webhooks");
      config.setMaximumPoolSize(CONNECTIONS);
      config.setMinimumIdle(0);
      return new HikariDataSource(config);
    } catch (SQLException e) {
      throw new IllegalStateException("Spring Boot's pool of connections is Hikari's", e);
    }
  }

  @Override
  public void stop() {
    Scheduler current = scheduler;
    scheduler = null;
    if (current != null) {
      current.stop();
    }
    if (ownConnections != null) {
      ownConnections.close();
    }
  }

  /** Beside all else that stops in this phase, since a shop may take its time. */
  @Override
  public void stop(Runnable stopped) {
    Thread.ofVirtual()
        .name("last-deliveries")
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
}
