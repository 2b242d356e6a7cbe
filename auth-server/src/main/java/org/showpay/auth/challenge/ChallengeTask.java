package org.showpay.auth.challenge;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets questions that nobody answered. */
@Configuration(proxyBeanMethods = false)
class ChallengeTask {

  private static final int MINUTES = 10;

  @Bean
  Task<Void> oldChallenges(ChallengeBook book) {
    return Tasks.recurring("old-challenges", FixedDelay.ofMinutes(MINUTES))
        .execute((instance, context) -> book.forgetOld());
  }
}
