package org.showpay.auth.reconciliation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has each day compared once it is over, and again each hour while that fails. */
@Configuration(proxyBeanMethods = false)
class ReconciliationTasks {

  @Bean
  RecurringTask<Void> reconciliationTask(
      ReconciliationDesk desk, ReconciliationProperties properties) {
    return Tasks.recurring("reconciliation", FixedDelay.of(properties.every()))
        .execute((instance, context) -> desk.reconcilePastDays());
  }
}
