package org.showpay.pin.notice;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.sms.SmsApi.Sms;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the SMS that wait in the outbox, for as long as the application runs. It is woken after
 * each commit; polling finds what other instances left behind, and what has to be tried again.
 */
@Component
class SmsPostman implements SmartLifecycle {

  private static final int THREADS = 2;
  private static final Duration POLLING = Duration.ofSeconds(1);

  /** An instance that died is noticed after four of these, and its messages are sent again. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** Longer than one call to the SMS server may take. */
  private static final Duration LAST_CALLS = Duration.ofSeconds(6);

  private final DataSource dataSource;
  private final OneTimeTask<Sms> smsTask;
  private final Clock clock;
  private volatile @Nullable Scheduler scheduler;

  SmsPostman(DataSource dataSource, OneTimeTask<Sms> smsTask, Clock clock) {
    this.dataSource = dataSource;
    this.smsTask = smsTask;
    this.clock = clock;
  }

  /** Looks for messages now. */
  void wake() {
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

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }

  /** Its own log of failures is off, since messages of exceptions may quote what was sent. */
  private Scheduler newScheduler() {
    return Scheduler.create(dataSource, smsTask)
        .serializer(new JsonTaskData())
        .clock(clock::instant)
        .threads(THREADS)
        .executorService(
            Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().name("sms-", 0).factory()))
        .pollingInterval(POLLING)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(4)
        .failureLogging(LogLevel.OFF, false)
        .shutdownMaxWait(LAST_CALLS)
        .build();
  }
}
