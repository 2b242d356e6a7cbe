package org.showpay.mobile.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.Message;
import org.showpay.contracts.smpp.Receipt;
import org.showpay.contracts.smpp.ServerMessageId;
import org.showpay.contracts.smpp.Submission;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inboxes of all phones, and what their senders are yet to be told. */
@Component
public class Inbox {

  private static final int RECEIPTS_AT_A_TIME = 100;

  private final PhoneBook phones;
  private final JdbcClient database;
  private final NumberSafe numbers;

  Inbox(PhoneBook phones, JdbcClient database, NumberSafe numbers) {
    this.phones = phones;
    this.database = database;
    this.numbers = numbers;
  }

  /** A receipt that its sender has not acknowledged yet. */
  record DueReceipt(String sender, Receipt receipt, PhoneNumber about) {}

  private DueReceipt read(ResultSet row, int number) throws SQLException {
    UUID message = row.getObject("message_id", UUID.class);
    return new DueReceipt(
        row.getString("sender"),
        new Receipt(new ServerMessageId(message.toString()), row.getBoolean("delivered")),
        numbers.open(row, message));
  }

  /** A phone's messages, newest first; 404 when there is no such phone. */
  public List<Message> messages(PhoneId phone) {
    phones.mustKnow(phone);
    return database
        .sql(
            """
            select text, received_at from sms where phone_id = :phone
            order by received_at desc, id desc
            """)
        .param("phone", phone.uuid())
        .query(Inbox::asShown)
        .list();
  }

  /** Keeps a message, once however often it is handed in, and has its sender told of it. */
  @Transactional
  ServerMessageId take(String sender, Submission submission) {
    UUID message = TypedId.next();
    Optional<PhoneId> phone = phones.withNumber(submission.to());
    if (note(message, sender, submission, phone.isPresent())) {
      phone.ifPresent(known -> deliver(message, known, submission.text()));
      return new ServerMessageId(message.toString());
    }
    return new ServerMessageId(
        database
            .sql(
                """
                select message_id from sms_submission
                 where sender = :sender and reference = :reference
                """)
            .param("sender", sender)
            .param("reference", submission.reference())
            .query(String.class)
            .single());
  }

  List<DueReceipt> dueReceipts() {
    return database
        .sql(
            """
            select sender, message_id, delivered, sealed_number, phone_number
              from sms_submission
             where receipt_due_at <= now() order by receipt_due_at limit :most
            """)
        .param("most", RECEIPTS_AT_A_TIME)
        .query(this::read)
        .list();
  }

  /** After 1 s, 2 s, 4 s … and at last each minute; a sender who is silent for a day is let be. */
  void told(DueReceipt due, boolean acknowledged) {
    database
        .sql(
            """
            update sms_submission
               set receipt_due_at =
                     case when not :acknowledged and taken_at > now() - interval '1 day'
                          then now() + least(power(2, least(receipt_tries, 6)), 60)
                                       * interval '1 second' end,
                   receipt_tries = receipt_tries + 1
             where message_id = cast(:message as uuid)
            """)
        .param("acknowledged", acknowledged)
        .param("message", due.receipt().message().text())
        .update();
  }

  private static Message asShown(ResultSet row, int number) throws SQLException {
    return new Message(
        row.getString("text"), row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  /**
   * The sender repeats what was not answered, so one that is here already is right. Its receipt
   * follows a little later, when the answer is there.
   */
  private boolean note(UUID message, String sender, Submission submission, boolean delivered) {
    return database
            .sql(
                """
                insert into sms_submission
                  (message_id, sender, reference, sealed_number, phone_number, delivered,
                   receipt_due_at)
                values (:message, :sender, :reference, :sealed, :clear, :delivered,
                  now() + interval '300 milliseconds')
                on conflict (sender, reference) do nothing
                """)
            .param("message", message)
            .param("sender", sender)
            .param("reference", submission.reference())
            .param("sealed", numbers.close(submission.to(), message))
            .param("clear", numbers.clear(submission.to()))
            .param("delivered", delivered)
            .update()
        == 1;
  }

  private void deliver(UUID message, PhoneId phone, String text) {
    database
        .sql("insert into sms (id, phone_id, text) values (:id, :phone, :text)")
        .param("id", message)
        .param("phone", phone.uuid())
        .param("text", text)
        .update();
  }
}
