package org.showpay.mobile.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.Message;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.sms.SmsApi.Sms;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The inboxes of all phones. */
@Component
public class Inbox {

  private final PhoneBook phones;
  private final JdbcClient database;

  Inbox(PhoneBook phones, JdbcClient database) {
    this.phones = phones;
    this.database = database;
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

  /** Keeps a message, once however often it comes; 404 when no phone has the number. */
  void deliver(Sms sms) {
    PhoneId phone =
        phones
            .withNumber(sms.to())
            .orElseThrow(
                () -> ProblemException.notFound("NO_SUCH_PHONE", "No phone has this number."));
    insertUnlessDelivered(sms, phone);
  }

  private static Message asShown(ResultSet row, int number) throws SQLException {
    return new Message(
        row.getString("text"), row.getObject("received_at", OffsetDateTime.class).toInstant());
  }

  /** The sender repeats what was not acknowledged, so a message that is here already is right. */
  private void insertUnlessDelivered(Sms sms, PhoneId phone) {
    database
        .sql(
            """
            insert into sms (id, phone_id, text, sent_at) values (:id, :phone, :text, :sentAt)
            on conflict (id) do nothing
            """)
        .param("id", sms.id())
        .param("phone", phone.uuid())
        .param("text", sms.text())
        .param("sentAt", sms.sentAt().atOffset(ZoneOffset.UTC))
        .update();
  }
}
