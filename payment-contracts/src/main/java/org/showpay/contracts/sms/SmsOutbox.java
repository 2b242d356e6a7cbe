package org.showpay.contracts.sms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.number.NumberSealing;
import org.showpay.contracts.smpp.Receipt;
import org.showpay.contracts.smpp.ServerMessageId;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The messages of a service as rows of its table {@code sms_outbox}. A row is taken by one instance
 * at a time, and is marked as perhaps sent before anything is sent: whoever dies in between leaves
 * a row that says so.
 */
public class SmsOutbox {

  /**
   * Rows that another instance is just taking are passed over, not waited for. A row that was taken
   * and never answered for is due again after a minute, which is longer than any answer may take.
   */
  private static final String CLAIM =
      """
      with due as (
        select id, perhaps_sent from sms_outbox
         where state = 'WAITING' and next_try_at <= now()
         order by next_try_at, id limit 1 for update skip locked)
      update sms_outbox sms
         set perhaps_sent = true, tries = tries + 1, next_try_at = now() + interval '1 minute'
        from due where sms.id = due.id
      returning sms.id, sms.sealed_number, sms.phone_number, sms.text,
                due.perhaps_sent as repeat
      """;

  private static final String SENT =
      """
      update sms_outbox
         set state = 'SENT', message_id = :message, next_try_at = null, why = null,
             updated_at = now()
       where id = :id and state = 'WAITING'
      """;

  /** After 1 s, 2 s, 4 s ... and at last each hour; what is a day old is given up. */
  private static final String FAILED =
      """
      update sms_outbox
         set state = case when written_at < now() - interval '1 day'
                          then 'FAILED' else 'WAITING' end,
             next_try_at = case when written_at < now() - interval '1 day' then null
               else now() + least(power(2, least(tries - 1, 12)), 3600) * interval '1 second' end,
             perhaps_sent = :perhapsSent, why = :why, updated_at = now()
       where id = :id and state = 'WAITING'
      """;

  private static final String NOT_TRIED =
      """
      update sms_outbox
         set next_try_at = now(), perhaps_sent = :perhapsSent, tries = tries - 1
       where id = :id and state = 'WAITING'
      """;

  private static final String RECEIPT =
      """
      update sms_outbox
         set state = case when state = 'SENT' then :state else state end, updated_at = now()
       where message_id = :message
      """;

  /** Numbers of messages that an earlier version wrote. */
  static final NumberSealing.Table IN_CLEAR =
      new NumberSealing.Table(
          "sms_outbox",
          """
          select id, phone_number as number from sms_outbox
           where phone_number is not null and (sealed_number is null or not :keep)
             and id > :last order by id limit 200
          """,
          """
          update sms_outbox
             set sealed_number = :sealed, phone_number = case when :keep then phone_number end
           where id = :id and phone_number = :number
          """,
          "select count(*) from sms_outbox where phone_number is not null");

  private final JdbcClient jdbc;
  private final NumberSafe numbers;

  SmsOutbox(JdbcClient jdbc, NumberSafe numbers) {
    this.jdbc = jdbc;
    this.numbers = numbers;
  }

  /** A message that this instance is to send now; a repeat may have been sent before. */
  record Claimed(SmsId id, PhoneNumber to, String text, boolean repeat) {}

  /** Reads a row of the columns that are claimed. */
  Claimed read(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Claimed(
        new SmsId(id), numbers.open(row, id), row.getString("text"), row.getBoolean("repeat"));
  }

  /** Has a message sent if this transaction commits; of one id there is one message ever. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(SmsId id, PhoneNumber to, String text) {
    jdbc.sql(
            """
            insert into sms_outbox
              (id, sealed_number, phone_number, text, state, next_try_at, written_at, updated_at)
            values (:id, :sealed, :clear, :text, 'WAITING', now(), now(), now())
            on conflict (id) do nothing
            """)
        .param("id", id.uuid())
        .param("sealed", numbers.close(to, id.uuid()))
        .param("clear", numbers.clear(to))
        .param("text", Wording.withoutLongNumbers(text))
        .update();
  }

  Optional<Claimed> claim() {
    return jdbc.sql(CLAIM).query(this::read).optional();
  }

  void sent(Claimed sms, ServerMessageId message) {
    jdbc.sql(SENT).param("id", sms.id().uuid()).param("message", message.text()).update();
  }

  /** The server said no: it was not sent this time. */
  void refused(Claimed sms, String why) {
    failed(sms, sms.repeat(), why);
  }

  /** Nobody can tell whether it was sent. */
  void unanswered(Claimed sms, String why) {
    failed(sms, true, why);
  }

  /** It is as it was before it was claimed: nothing was wrong with it. */
  void putBack(Claimed sms) {
    jdbc.sql(NOT_TRIED).param("id", sms.id().uuid()).param("perhapsSent", sms.repeat()).update();
  }

  /** Notes a receipt; false when no message of this name is known to have been sent. */
  boolean note(Receipt receipt) {
    return jdbc.sql(RECEIPT)
            .param("state", receipt.delivered() ? "DELIVERED" : "FAILED")
            .param("message", receipt.message().text())
            .update()
        > 0;
  }

  /** Personal data are not kept for longer than somebody may ask about them. */
  void forgetOld() {
    jdbc.sql(
            """
            delete from sms_outbox
             where state <> 'WAITING' and updated_at < now() - interval '30 days'
            """)
        .update();
  }

  private void failed(Claimed sms, boolean perhapsSent, String why) {
    jdbc.sql(FAILED)
        .param("id", sms.id().uuid())
        .param("perhapsSent", perhapsSent)
        .param("why", why)
        .update();
  }
}
