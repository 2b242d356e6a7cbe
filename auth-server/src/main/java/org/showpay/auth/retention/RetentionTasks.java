package org.showpay.auth.retention;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When it is looked for what can be deleted; one instance does it. */
@Configuration(proxyBeanMethods = false)
class RetentionTasks {

  @Bean
  Task<Void> deadCodesTask(Retention retention) {
    return Tasks.recurring("dead-codes", FixedDelay.ofHours(1))
        .execute((instance, context) -> retention.forgetDeadCodes());
  }

  @Bean
  Task<Void> leftSubscribersTask(Retention retention) {
    return Tasks.recurring("left-subscribers", FixedDelay.ofHours(1))
        .execute((instance, context) -> retention.eraseWhoLeft());
  }
}
