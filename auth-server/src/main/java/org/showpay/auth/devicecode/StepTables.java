package org.showpay.auth.devicecode;

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
 * hundred thousand handsets cost a tenth of a second of each half minute, and some megabytes. A
 * table is in use for 90 s; keys that came meanwhile are added to it, however late they became
 * visible: one may be written down up to half a minute after the time that it bears.
 */
@Component
class StepTables {

  private final DeviceKeyBook book;
  private final Map<TimeStep, Map<Long, List<DeviceKeyId>>> tables = new HashMap<>();

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

  /** Forgets the steps that are over, and has new handsets in the tables of the others. */
  synchronized void turnTo(TimeStep now, BiFunction<DeviceKeyId, TimeStep, Long> indexOf) {
    tables.keySet().retainAll(now.window());
    List<DeviceKeyId> recent = book.recent();
    tables.forEach(
        (step, table) -> recent.forEach(key -> enter(key, indexOf.apply(key, step), table)));
  }

  private Map<Long, List<DeviceKeyId>> table(
      TimeStep step, BiFunction<DeviceKeyId, TimeStep, Long> indexOf) {
    Map<Long, List<DeviceKeyId>> table = new HashMap<>();
    for (DeviceKeyId key : book.active()) {
      enter(key, indexOf.apply(key, step), table);
    }
    return table;
  }

  private static void enter(DeviceKeyId key, long index, Map<Long, List<DeviceKeyId>> table) {
    List<DeviceKeyId> holders = table.computeIfAbsent(index, fresh -> new ArrayList<>(1));
    if (!holders.contains(key)) {
      holders.add(key);
    }
  }
}
