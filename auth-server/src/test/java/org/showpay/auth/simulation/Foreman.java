package org.showpay.auth.simulation;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.simulation.clockwork.Actor;
import org.showpay.auth.simulation.clockwork.Dice;
import org.showpay.auth.simulation.clockwork.Host;
import org.showpay.auth.simulation.clockwork.Timeline;
import org.showpay.auth.simulation.memory.Books.TaskRow;
import org.showpay.auth.simulation.street.Town;

/**
 * What db-scheduler does: a task that is due is done by one process, and by another where that one
 * died, which is noticed after 20 s. When it is done again says the task, as in production.
 */
final class Foreman {

  private static final Duration UNNOTICED = Duration.ofSeconds(20);

  private final Timeline time;
  private final Town town;
  private final TaskStore store;
  private final Map<String, Task<?>> tasks;
  private final Map<String, Actor> atIt = new HashMap<>();
  private final Map<String, Integer> given = new HashMap<>();

  Foreman(Timeline time, Town town, TaskStore store, Map<String, Task<?>> tasks) {
    this.time = time;
    this.town = town;
    this.store = store;
    this.tasks = tasks;
  }

  /** Recurring tasks are there from the start. */
  void begin() {
    tasks.values().stream()
        .filter(RecurringTask.class::isInstance)
        .map(Task::getTaskName)
        .sorted()
        .forEach(name -> store.add(name, RecurringTask.INSTANCE, time.instant()));
  }

  /** Whether nothing waits but what always comes back. */
  boolean isIdle() {
    return store.waiting().stream()
        .noneMatch(row -> !(tasks.get(row.task()) instanceof RecurringTask));
  }

  /** Gives out what is due, and what its doer left behind. */
  void look() {
    Instant now = time.instant();
    for (TaskRow row : store.waiting()) {
      if (row.pickedBy() != null) {
        reviveIfDead(row, now);
      } else if (!row.at().isAfter(now)) {
        town.aLivingAuthServer(time.actor().dice()).ifPresent(host -> give(row, host));
      }
    }
  }

  private void reviveIfDead(TaskRow row, Instant now) {
    Actor doer = atIt.get(row.key());
    boolean silent = doer == null || doer.isGone() || isPaused(doer);
    if (silent && row.pickedAt().plus(UNNOTICED).isBefore(now)) {
      time.event(() -> "task " + row.task() + " is taken from the dead");
      atIt.remove(row.key());
      store.revive(row, now);
    }
  }

  private boolean isPaused(Actor doer) {
    return doer.host() != null && doer.host().pausedUntil() > time.now();
  }

  private void give(TaskRow row, Host host) {
    Actor doer = atIt.get(row.key());
    if (doer != null && !doer.isGone()) {
      return;
    }
    Dice dice = time.actor().dice();
    String label = store.label(row);
    String name = "task " + label + " " + given.merge(label, 1, Integer::sum);
    atIt.put(
        row.key(),
        time.start(name, host, dice.between(0, Timeline.SECOND / 10), () -> perform(row, host)));
  }

  /** What cannot be written down stays as it is, and is taken up like the work of the dead. */
  private void perform(TaskRow row, Host host) {
    try {
      Optional<TaskRow> picked = store.pick(row, host.toString(), time.instant());
      if (picked.isPresent()) {
        time.event(() -> time.actor() + " is done on " + host);
        perform(Objects.requireNonNull(tasks.get(row.task())), picked.get());
      }
    } catch (RuntimeException e) {
      time.unlessOfTroubles(e);
    }
  }

  private <T> void perform(Task<T> task, TaskRow row) {
    Instant begun = time.instant();
    @SuppressWarnings("unchecked")
    TaskInstance<T> instance = new TaskInstance<>(row.task(), row.instance(), (T) row.data());
    Execution execution = new Execution(row.at(), instance);
    ExecutionOperations<T> operations = new Answers<>(row, execution);
    CompletionHandler<T> next;
    try {
      next = task.execute(instance, null);
    } catch (RuntimeException e) {
      time.event(() -> time.actor() + " fails: " + e.getClass().getSimpleName());
      time.unlessOfTroubles(e);
      task.getFailureHandler()
          .onFailure(ExecutionComplete.failure(execution, begun, time.instant(), e), operations);
      return;
    }
    next.complete(ExecutionComplete.success(execution, begun, time.instant()), operations);
  }

  /** What the task says of when it is done again, written down. */
  private final class Answers<T> extends ExecutionOperations<T> {

    private final TaskRow row;

    Answers(TaskRow row, Execution execution) {
      super(null, null, execution);
      this.row = row;
    }

    @Override
    public void remove() {
      store.remove(row);
    }

    @Override
    public void reschedule(ExecutionComplete complete, Instant next) {
      store.reschedule(row, next, row.data());
    }

    @Override
    public void reschedule(ExecutionComplete complete, Instant next, @Nullable T data) {
      store.reschedule(row, next, (Integer) data);
    }
  }

  /** Where tasks wait. */
  interface TaskStore {

    /** All that wait or are being done, the longest due first. */
    List<TaskRow> waiting();

    /** Adds one without data. */
    void add(String task, String instance, Instant at);

    /** A name that the same history gives it always. */
    String label(TaskRow row);

    /** Takes one that nobody has; nothing where somebody was faster. */
    Optional<TaskRow> pick(TaskRow row, String host, Instant now);

    /** Gives back what its doer left behind. */
    void revive(TaskRow row, Instant now);

    /** It is done for good, unless it was given to somebody else meanwhile. */
    void remove(TaskRow row);

    /** It is done again, unless it was given to somebody else meanwhile. */
    void reschedule(TaskRow row, Instant at, @Nullable Integer data);
  }
}
