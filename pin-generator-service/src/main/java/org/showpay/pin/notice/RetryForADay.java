package org.showpay.pin.notice;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;
import java.time.Instant;
import org.showpay.contracts.sms.SmsApi.Sms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries an SMS again after 1 s, 2 s, 4 s … and at last each hour, and gives it up when it is a day
 * old. The log names the message by its id and the failure by its kind, never a phone number.
 */
final class RetryForADay implements FailureHandler<Sms> {

  private static final Logger LOG = LoggerFactory.getLogger(RetryForADay.class);
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);
  private static final int DOUBLINGS = 12;

  @Override
  public void onFailure(ExecutionComplete failed, ExecutionOperations<Sms> operations) {
    Execution execution = failed.getExecution();
    Instant now = failed.getTimeDone();
    Sms sms = (Sms) execution.taskInstance.getData();
    int tries = execution.consecutiveFailures + 1;
    String why = failed.getCause().map(e -> e.getClass().getSimpleName()).orElse("unknown");
    if (sms.sentAt().plus(GIVEN_UP_AFTER).isBefore(now)) {
      LOG.error("SMS {} is given up at try {}, after a day: {}", sms.id(), tries, why);
      operations.remove();
      return;
    }
    Duration delay = delayAfter(tries);
    LOG.warn("SMS {} failed in try {}, next in {}: {}", sms.id(), tries, delay, why);
    operations.reschedule(failed, now.plus(delay));
  }

  /** How long to wait after so many failures, one or more. */
  static Duration delayAfter(int failures) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(failures - 1, DOUBLINGS));
    return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
  }
}
