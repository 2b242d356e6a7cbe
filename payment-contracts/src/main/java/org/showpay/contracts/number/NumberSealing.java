package org.showpay.contracts.number;

import java.util.List;
import java.util.UUID;
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
 * gone on with at the next start.
 */
public final class NumberSealing {

  private static final Logger LOG = LoggerFactory.getLogger(NumberSealing.class);
  private static final UUID FIRST = new UUID(0, 0);

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
   * @param find some rows behind :last whose number is in clear: {@code id} and {@code number};
   *     where :keep, only those that are not sealed
   * @param seal keeps :sealed and :index for :id, and the clear :number where :keep
   */
  public record Table(String find, String seal) {}

  private record Clear(UUID id, PhoneNumber number) {}

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    Thread.ofVirtual()
        .name("number-sealing")
        .start(() -> {
          try {
            LOG.info("{} phone numbers were in clear and are encrypted now", sealAll());
          } catch (DataAccessException e) {
            LOG.warn("Phone numbers are left in clear: the next start goes on", e);
          }
        });
  }

  /** How many were sealed; only what is still as it was read is changed. */
  public int sealAll() {
    return tables.stream().mapToInt(this::sealAll).sum();
  }

  private int sealAll(Table table) {
    int sealed = 0;
    List<Clear> some = after(FIRST, table);
    while (!some.isEmpty()) {
      for (Clear each : some) {
        sealed += seal(each, table);
      }
      some = after(some.getLast().id(), table);
    }
    return sealed;
  }

  private List<Clear> after(UUID last, Table table) {
    return jdbc.sql(table.find())
        .param("last", last)
        .param("keep", numbers.leavesClear())
        .query((row, n) ->
            new Clear(row.getObject("id", UUID.class), new PhoneNumber(row.getString("number"))))
        .list();
  }

  private int seal(Clear each, Table table) {
    return jdbc.sql(table.seal())
        .param("sealed", numbers.close(each.number(), each.id()))
        .param("index", numbers.index(each.number()))
        .param("keep", numbers.leavesClear())
        .param("id", each.id())
        .param("number", each.number().reveal())
        .update();
  }
}
