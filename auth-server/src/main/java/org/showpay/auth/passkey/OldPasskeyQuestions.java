package org.showpay.auth.passkey;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets what passkeys were asked and nobody answered. */
@Configuration(proxyBeanMethods = false)
class OldPasskeyQuestions {

  private static final int MINUTES = 10;

  @Bean
  Task<Void> unansweredPasskeyQuestions(PasskeyQuestions questions) {
    return Tasks.recurring("old-passkey-questions", FixedDelay.ofMinutes(MINUTES))
        .execute((instance, context) -> questions.forgetOld());
  }
}
