package org.showpay.auth.devicecode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.showpay.contracts.devicecode.DeviceKeyId;
import org.showpay.contracts.devicecode.TimeStep;
import org.springframework.stereotype.Component;

/**
 * Who shows which index in which step. An index tells nobody anything who has not all keys, and so
 * it is found by making those of all handsets: once a step, when the first such code comes. A
 * hundred thousand handsets cost a tenth of a second of each half minute, and some megabytes.
 */
@Component
class StepTables {

  private final DeviceKeyBook book;
  private final Map<TimeStep, Map<Long, List<DeviceKeyId>>> tables = new HashMap<>();
  private Instant madeFor = Instant.EPOCH;

  StepTables(DeviceKeyBook book) {
    this.book = book;
  }

  /** The handsets that show this index in this step: nearly always one or none. */
  synchronized List<DeviceKeyId> holders(
      TimeStep step, long index, BiFunction<DeviceKeyId, TimeStep, Long> indexOf) {
    return tables
        .computeIfAbsent(step, fresh -> table(fresh, indexOf))
        .getOrDefault(index, List.of());
  }

  /** Forgets the steps that are over, and all of them when there is a new handset. */
  synchronized void turnTo(TimeStep now) {
    Instant latest = book.latest();
    if (!latest.equals(madeFor)) {
      tables.clear();
      madeFor = latest;
    }
    tables.keySet().retainAll(now.window());
  }

  private Map<Long, List<DeviceKeyId>> table(
      TimeStep step, BiFunction<DeviceKeyId, TimeStep, Long> indexOf) {
    Map<Long, List<DeviceKeyId>> table = new HashMap<>();
    for (DeviceKeyId key : book.active()) {
      table.computeIfAbsent(indexOf.apply(key, step), index -> new ArrayList<>(1)).add(key);
    }
    return table;
  }
}
