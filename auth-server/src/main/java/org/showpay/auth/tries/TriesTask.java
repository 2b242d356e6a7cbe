package org.showpay.auth.tries;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps no client's address longer than it is counted for. */
@Configuration(proxyBeanMethods = false)
class TriesTask {

  private static final int MINUTES = 10;

  @Bean
  Task<Void> oldTries(Tries tries) {
    return Tasks.recurring("old-tries", FixedDelay.ofMinutes(MINUTES))
        .execute((instance, context) -> tries.forgetOld());
  }
}
