package org.showpay.contracts.trail;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Follows tasks: each time one is done is measured and is a trace of its own. What it has in common
 * with the request that made it necessary is the payment's id, which the task is named by.
 */
public final class TaskTrail implements ExecutionInterceptor {

  private final ObservationRegistry observations;

  /** Measures with this registry. */
  public TaskTrail(ObservationRegistry observations) {
    this.observations = observations;
  }

  @Override
  public CompletionHandler<?> execute(
      TaskInstance<?> instance, ExecutionContext context, ExecutionChain chain) {
    Trail.ofText(instance.getId());
    Observation task =
        Observation.createNotStarted("showpay.task", observations)
            .contextualName("task " + instance.getTaskName())
            .lowCardinalityKeyValue("task", instance.getTaskName())
            .start();
    try (Observation.Scope _ = task.openScope()) {
      return chain.proceed(instance, context);
    } catch (RuntimeException e) {
      task.error(e);
      throw e;
    } finally {
      task.stop();
      Trail.end();
    }
  }
}
