package org.showpay.testing;

import java.util.List;
import java.util.UUID;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages to one number: they have to be opened, since the number is nowhere in clear. */
public final class Messages {

  private Messages() {}

  /** The ids of those in a service's outbox, the oldest first. */
  public static List<UUID> to(PhoneNumber number, JdbcClient jdbc, NumberSafe numbers) {
    return jdbc
        .sql("select id, sealed_number, phone_number from sms_outbox order by written_at")
        .query((row, n) -> {
          UUID id = row.getObject("id", UUID.class);
          return number.equals(numbers.open(row, id)) ? id : new UUID(0, 0);
        })
        .list()
        .stream()
        .filter(id -> id.getMostSignificantBits() != 0)
        .toList();
  }

  /** What they say. */
  public static List<String> textsTo(PhoneNumber number, JdbcClient jdbc, NumberSafe numbers) {
    return to(number, jdbc, numbers).stream()
        .map(id ->
            jdbc.sql("select text from sms_outbox where id = ?")
                .param(id)
                .query(String.class)
                .single())
        .toList();
  }
}
