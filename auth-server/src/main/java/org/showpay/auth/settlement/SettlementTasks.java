package org.showpay.auth.settlement;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has settlements closed soon after a merchant's day is over. */
@Configuration(proxyBeanMethods = false)
class SettlementTasks {

  @Bean
  RecurringTask<Void> settlementTask(
      SettlementDesk desk, @Value("${showpay.settlement.every:3m}") Duration every) {
    return Tasks.recurring("settlement", FixedDelay.of(every))
        .execute((instance, context) -> desk.closePastDays());
  }
}
