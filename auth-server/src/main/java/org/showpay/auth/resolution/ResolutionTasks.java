package org.showpay.auth.resolution;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.function.Function;
import org.showpay.auth.payment.OverduePayments;
import org.showpay.auth.payment.PaymentLife;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.schedule.BackOff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When payments are looked at again; any instance may do it, and each is done by one. */
@Configuration(proxyBeanMethods = false)
class ResolutionTasks {

  private static final Logger LOG = LoggerFactory.getLogger(ResolutionTasks.class);
  private static final Duration BETWEEN_INQUIRIES = Duration.ofSeconds(3);
  private static final int SECONDS_AFTER_A_FAILURE = 3;
  private static final int SECONDS_BETWEEN_SWEEPS = 2;
  private static final int AT_A_TIME = 200;

  @Bean
  Task<Integer> resolution(PaymentResolver resolver) {
    return custom(
        PaymentLife.RESOLUTION,
        task ->
            resolver.inquire(PaymentId.of(task.getId()))
                ? BackOff.done()
                : BackOff.in(BETWEEN_INQUIRIES, 0));
  }

  @Bean
  Task<Integer> reversal(PaymentResolver resolver) {
    return custom(
        PaymentLife.REVERSAL,
        task ->
            resolver.reverse(PaymentId.of(task.getId()))
                ? BackOff.done()
                : BackOff.again(task.getData()));
  }

  @Bean
  Task<Integer> acknowledgement(ResolutionBook book) {
    return custom(
        PaymentLife.ACKNOWLEDGEMENT,
        task ->
            book.undoUnlessAcknowledged(PaymentId.of(task.getId()))
                ? BackOff.done()
                : BackOff.again(task.getData()));
  }

  /** Finds what a crash left behind, and what has been waited for long enough. */
  @Bean
  Task<Void> sweep(PaymentRows rows, OverduePayments overdue) {
    return Tasks.recurring("payment-sweep", FixedDelay.ofSeconds(SECONDS_BETWEEN_SWEEPS))
        .execute((instance, context) ->
            rows.overdue(AT_A_TIME).forEach(payment -> end(payment, overdue)));
  }

  /** One payment that cannot be ended keeps none of the others waiting. */
  private static void end(PaymentId payment, OverduePayments overdue) {
    try {
      overdue.end(payment);
    } catch (RuntimeException e) {
      LOG.warn("{} is overdue and cannot be ended: {}", payment, e.getClass().getSimpleName());
    }
  }

  private static Task<Integer> custom(
      TaskDescriptor<Integer> task,
      Function<TaskInstance<Integer>, CompletionHandler<Integer>> work) {
    return Tasks.custom(task)
        .onFailureReschedule(FixedDelay.ofSeconds(SECONDS_AFTER_A_FAILURE))
        .execute((instance, context) -> work.apply(instance));
  }
}
