package org.showpay.pin.notice;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.showpay.contracts.id.TypedId;
import org.showpay.contracts.schedule.PersistentTasks;
import org.showpay.contracts.sms.SmsApi.Sms;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What subscribers are told, and the rows from which it is sent. */
@Component
public class Notices {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final PersistentTasks outbox;
  private final OneTimeTask<Sms> smsTask;
  private final ZoneId zone;

  Notices(PersistentTasks outbox, OneTimeTask<Sms> smsTask, NoticeProperties properties) {
    this.outbox = outbox;
    this.smsTask = smsTask;
    this.zone = properties.timeZone();
  }

  /** Tells of a new code; part of the caller's transaction, since without it nothing was made. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void codeMade(PhoneNumber to, String cardLast4, Instant at) {
    send(to, "a payment code for your card ending " + cardLast4 + " was made", at);
  }

  /** Tells of a new pack; part of the caller's transaction in the same way. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void packMade(PhoneNumber to, int codes, String cardLast4, Instant at) {
    send(
        to,
        "a pack of " + codes + " payment codes for your card ending " + cardLast4 + " was made",
        at);
  }

  /** Tells that a handset makes codes by itself; part of the caller's transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void deviceKeyMade(PhoneNumber to, String cardLast4, Instant at) {
    send(to, "codes without a network for your card ending " + cardLast4 + " were turned on", at);
  }

  private void send(PhoneNumber to, String what, Instant at) {
    String text =
        "Showpay: "
            + what
            + " at "
            + TIME.format(at.atZone(zone))
            + ". Not you? Call your wallet's operator.";
    Sms sms = new Sms(TypedId.next(), to, text, at);
    outbox.schedule(smsTask.instance(sms.id().toString(), sms), at);
  }
}
