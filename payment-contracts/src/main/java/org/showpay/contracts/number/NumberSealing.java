package org.showpay.contracts.number;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.meter.Kept;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Encrypts the numbers that an earlier version wrote in clear, once when the service starts and
 * while it serves: it reads both. Two instances that do so at once do no harm, and what is left is
 * gone on with at the next start. While a version of before may run beside this one, what stands in
 * clear is kept; how much that is, a gauge says.
 */
public final class NumberSealing implements MeterBinder {

  private static final Logger LOG = LoggerFactory.getLogger(NumberSealing.class);
  private static final UUID FIRST = new UUID(0, 0);
  private static final Duration COUNTED_EVERY = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final NumberSafe numbers;
  private final List<Table> tables;

  /** Seals the numbers of these tables. */
  public NumberSealing(JdbcClient jdbc, NumberSafe numbers, List<Table> tables) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.tables = List.copyOf(tables);
  }

  /**
   * A table with numbers.
   *
   * @param name for the gauge
   * @param find some rows behind :last whose number is in clear: {@code id} and {@code number};
   *     where :keep, only those that are not sealed
   * @param seal keeps :sealed and :index for :id, and the clear :number where :keep
   * @param count how many numbers stand in clear
   */
  public record Table(String name, String find, String seal, String count) {

    /**
     * Whether numbers that stand in clear stay, and are written so beside what is encrypted. Where
     * nobody said: yes, as long as some stand here, since the version that wrote them may still
     * run, and reads nothing else. So on a new database none is ever in clear.
     */
    public boolean keepsClear(@Nullable Boolean told, JdbcClient jdbc) {
      return told == null ? !find(jdbc, FIRST, false).isEmpty() : told;
    }

    private List<Clear> find(JdbcClient jdbc, UUID last, boolean keep) {
      return jdbc.sql(find)
          .param("last", last)
          .param("keep", keep)
          .query((row, n) -> new Clear(row.getObject("id", UUID.class), row.getString("number")))
          .list();
    }

    private long inClear(JdbcClient jdbc) {
      return jdbc.sql(count).query(Long.class).single();
    }
  }

  private record Clear(UUID id, String number) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Table table : tables) {
      Kept<Long> kept = new Kept<>(COUNTED_EVERY, () -> table.inClear(jdbc));
      Gauge.builder("showpay.phone.numbers.in.clear", kept, NumberSealing::known)
          .description("Phone numbers that stand in clear; the same for all instances")
          .tag("table", table.name())
          .strongReference(true)
          .register(registry);
    }
  }

  private static double known(Kept<Long> kept) {
    Long counted = kept.get();
    return counted == null ? Double.NaN : counted;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread.ofVirtual()
        .name("number-sealing")
        .start(() -> {
          try {
            LOG.info("{} phone numbers were in clear and are encrypted now", sealAll());
            warnOfClear();
          } catch (DataAccessException e) {
            LOG.warn("Phone numbers are left in clear: the next start goes on", e);
          }
        });
  }

  private void warnOfClear() {
    long left = tables.stream().mapToLong(table -> table.inClear(jdbc)).sum();
    if (left > 0) {
      LOG.warn(
          "{} phone numbers stand in clear too, for instances of the version before. When none is"
              + " left, set showpay.phone-numbers-in-clear-too to false and restart",
          left);
    }
  }

  /** How many were sealed; only what is still as it was read is changed. */
  public int sealAll() {
    return tables.stream().mapToInt(this::sealAll).sum();
  }

  private int sealAll(Table table) {
    int sealed = 0;
    int failed = 0;
    List<Clear> some = after(FIRST, table);
    while (!some.isEmpty()) {
      for (Clear each : some) {
        try {
          sealed += seal(each, table);
        } catch (DataAccessException | IllegalArgumentException e) {
          failed++;
          LOG.warn("The phone number of {} is left as it is: {}", each.id(), kindOf(e));
        }
      }
      some = after(some.getLast().id(), table);
    }
    if (failed > 0) {
      LOG.warn("{} phone numbers of {} could not be encrypted", failed, table.name());
    }
    return sealed;
  }

  /** Not its message: that of a refused row says what is in it. */
  private static String kindOf(RuntimeException e) {
    return e.getClass().getSimpleName();
  }

  private List<Clear> after(UUID last, Table table) {
    return table.find(jdbc, last, numbers.leavesClear());
  }

  private int seal(Clear each, Table table) {
    PhoneNumber number = new PhoneNumber(each.number());
    return jdbc.sql(table.seal())
        .param("sealed", numbers.close(number, each.id()))
        .param("index", numbers.index(number))
        .param("keep", numbers.leavesClear())
        .param("id", each.id())
        .param("number", each.number())
        .update();
  }
}
