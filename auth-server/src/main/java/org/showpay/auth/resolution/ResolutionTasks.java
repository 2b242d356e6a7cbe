package org.showpay.auth.resolution;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.showpay.auth.payment.OverduePayments;
import org.showpay.auth.payment.PaymentLife;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.schedule.BackOff;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When payments are looked at again; any instance may do it, and each is done by one. */
@Configuration(proxyBeanMethods = false)
class ResolutionTasks {

  private static final Duration BETWEEN_INQUIRIES = Duration.ofSeconds(3);
  private static final int SECONDS_AFTER_A_FAILURE = 3;
  private static final int SECONDS_BETWEEN_SWEEPS = 2;
  private static final int AT_A_TIME = 200;

  @Bean
  Task<Integer> resolution(PaymentResolver resolver) {
    return Tasks.custom(PaymentLife.RESOLUTION)
        .onFailureReschedule(FixedDelay.ofSeconds(SECONDS_AFTER_A_FAILURE))
        .execute((instance, context) -> resolve(resolver, instance));
  }

  private static CompletionHandler<Integer> resolve(
      PaymentResolver resolver, TaskInstance<Integer> instance) {
    return switch (resolver.resolve(PaymentId.of(instance.getId()))) {
      case NOTHING -> BackOff.done();
      case INQUIRE -> BackOff.in(BETWEEN_INQUIRIES, 0);
      case REVERSE -> BackOff.again(instance.getData());
    };
  }

  @Bean
  Task<Integer> acknowledgement(ResolutionBook book) {
    return Tasks.custom(PaymentLife.ACKNOWLEDGEMENT)
        .onFailureReschedule(FixedDelay.ofSeconds(SECONDS_AFTER_A_FAILURE))
        .execute((instance, context) -> {
          book.undoUnlessAcknowledged(PaymentId.of(instance.getId()));
          return BackOff.done();
        });
  }

  /** Finds what a crash left behind, and what has been waited for long enough. */
  @Bean
  Task<Void> sweep(PaymentRows rows, OverduePayments overdue) {
    return Tasks.recurring("payment-sweep", FixedDelay.ofSeconds(SECONDS_BETWEEN_SWEEPS))
        .execute((instance, context) -> rows.overdue(AT_A_TIME).forEach(overdue::end));
  }
}
