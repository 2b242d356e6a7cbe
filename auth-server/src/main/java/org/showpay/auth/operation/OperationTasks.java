package org.showpay.auth.operation;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.schedule.BackOff;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks card companies again for what they have not answered, until they do. */
@Configuration(proxyBeanMethods = false)
class OperationTasks {

  private static final int SECONDS_AFTER_A_FAILURE = 10;

  @Bean
  Task<Integer> askAgainForOperations(Operations operations) {
    return Tasks.custom(OperationBook.ASK_AGAIN)
        .onFailureReschedule(FixedDelay.ofSeconds(SECONDS_AFTER_A_FAILURE))
        .execute((instance, context) -> ask(operations, instance));
  }

  private static CompletionHandler<Integer> ask(
      Operations operations, TaskInstance<Integer> instance) {
    boolean answered = operations.askAgain(OperationId.of(instance.getId()));
    return answered ? BackOff.done() : BackOff.again(instance.getData());
  }
}
