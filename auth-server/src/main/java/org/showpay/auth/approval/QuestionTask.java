package org.showpay.auth.approval;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets questions for approvals that nobody answered. */
@Configuration(proxyBeanMethods = false)
class QuestionTask {

  private static final int MINUTES = 10;

  @Bean
  Task<Void> oldApprovalQuestions(QuestionBook book) {
    return Tasks.recurring("old-approval-questions", FixedDelay.ofMinutes(MINUTES))
        .execute((instance, context) -> book.forgetOld());
  }
}
