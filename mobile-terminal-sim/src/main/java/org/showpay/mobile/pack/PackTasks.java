package org.showpay.mobile.pack;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.showpay.contracts.schedule.BackOff;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One task for each pocket: it sees to its pack, and then again when the next one is due. */
@Configuration(proxyBeanMethods = false)
class PackTasks {

  /** Its instance is a pocket; its data is the number of tries that failed. */
  static final TaskDescriptor<Integer> REFRESH = TaskDescriptor.of("pack-refresh", Integer.class);

  private static final int SECONDS_AFTER_A_FAILURE = 10;

  @Bean
  Task<Integer> refreshPacks(PackRefresher refresher, PackPlans plans) {
    return Tasks.custom(REFRESH)
        .onFailureReschedule(FixedDelay.ofSeconds(SECONDS_AFTER_A_FAILURE))
        .execute((instance, context) -> refresh(refresher, plans, instance));
  }

  private static CompletionHandler<Integer> refresh(
      PackRefresher refresher, PackPlans plans, TaskInstance<Integer> instance) {
    Pocket pocket = Pocket.of(instance.getId());
    return refresher.refresh(pocket)
        ? plans.untilNextLook(pocket).map(wait -> BackOff.in(wait, 0)).orElseGet(BackOff::done)
        : BackOff.again(instance.getData());
  }
}
