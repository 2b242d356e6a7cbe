package org.showpay.auth.delivery;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has old messages deleted. */
@Configuration(proxyBeanMethods = false)
class DeliveryCleaning {

  @Bean
  Task<Void> webhookCleaning(DeliveryRows rows) {
    return Tasks.recurring("webhook-cleaning", FixedDelay.ofHours(1))
        .execute((instance, context) -> rows.forget());
  }
}
