package org.showpay.auth.ledger;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the balances rolled up. */
@Configuration(proxyBeanMethods = false)
class LedgerTasks {

  @Bean
  RecurringTask<Void> rollUpTask(
      BalanceSheet balances, @Value("${showpay.ledger.roll-up-every:10s}") Duration every) {
    return Tasks.recurring("ledger-roll-up", FixedDelay.of(every))
        .execute((instance, context) -> balances.rollUp());
  }
}
