package org.showpay.mall.reconciliation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.showpay.mall.cart.Cart;
import org.showpay.mall.webhook.SeenMessages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the round gone each minute, by one of however many instances there are. */
@Configuration(proxyBeanMethods = false)
class RoundTasks {

  @Bean
  RecurringTask<Void> roundTask(
      Round round, @Value("${showpay.shop.reconcile-every:1m}") Duration every) {
    return Tasks.recurring("reconcile-orders", FixedDelay.of(every))
        .execute((instance, context) -> round.go());
  }

  @Bean
  RecurringTask<Void> forgettingTask(Cart cart, SeenMessages messages) {
    return Tasks.recurring("forget-carts-and-messages", FixedDelay.ofHours(1))
        .execute((instance, context) -> {
          cart.forgetOld();
          messages.forgetOld();
        });
  }
}
