package org.showpay.pin.retention;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When it is looked for what can be deleted; one instance does it. */
@Configuration(proxyBeanMethods = false)
class RetentionTask {

  @Bean
  Task<Void> oldIssuesTask(OldIssues issues) {
    return Tasks.recurring("old-issues", FixedDelay.ofHours(1))
        .execute((instance, context) -> issues.forget());
  }
}
