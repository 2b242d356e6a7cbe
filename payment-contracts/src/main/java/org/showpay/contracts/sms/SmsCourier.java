package org.showpay.contracts.sms;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.showpay.contracts.smpp.SmppLine;
import org.showpay.contracts.smpp.Submission;
import org.showpay.contracts.smpp.SubmitAnswer;
import org.showpay.contracts.sms.SmsOutbox.Claimed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the messages that wait, one after the other and no faster than it may. */
final class SmsCourier {

  private static final Logger LOG = LoggerFactory.getLogger(SmsCourier.class);
  private static final long LONGEST_REST = 30;
  private static final int DOUBLINGS = 5;

  private final SmsOutbox outbox;
  private final SmppLine line;
  private final Wording wording;
  private final Duration between;
  private int throttled;
  private long restsUntil = System.nanoTime();

  SmsCourier(SmsOutbox outbox, SmppLine line, Wording wording, int rate) {
    this.outbox = outbox;
    this.line = line;
    this.wording = wording;
    this.between = Duration.ofSeconds(1).dividedBy(rate);
  }

  /** Sends until nothing is due, the line is down, or the server wants a rest. */
  synchronized void sendAll() throws InterruptedException {
    while (line.isUp() && restsUntil - System.nanoTime() <= 0) {
      Optional<Claimed> next = outbox.claim();
      if (next.isEmpty()) {
        return;
      }
      send(next.get());
      TimeUnit.NANOSECONDS.sleep(between.toNanos());
    }
  }

  private void send(Claimed sms) {
    switch (line.submit(new Submission(sms.id().uuid(), sms.to(), wordsOf(sms)))) {
      case SubmitAnswer.Accepted(var message) -> {
        throttled = 0;
        outbox.sent(sms, message);
      }
      case SubmitAnswer.Throttled() -> {
        outbox.putBack(sms);
        rest();
      }
      case SubmitAnswer.NotSent() -> outbox.putBack(sms);
      case SubmitAnswer.Refused(String why) -> {
        LOG.warn("SMS {} was refused: {}", sms.id(), why);
        outbox.refused(sms, why);
      }
      case SubmitAnswer.NoAnswer(String why) -> {
        LOG.warn("SMS {} may have been sent or not: {}", sms.id(), why);
        outbox.unanswered(sms, why);
      }
    }
  }

  /** What may be a repeat says so, for a server that cannot know it by its reference. */
  private String wordsOf(Claimed sms) {
    return wording.text(
        sms.repeat() ? "repeat" : "reference",
        Map.of("text", sms.text(), "reference", sms.id().reference()));
  }

  private void rest() {
    long seconds = Math.min(1L << Math.min(throttled, DOUBLINGS), LONGEST_REST);
    throttled++;
    restsUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    LOG.warn("The SMS server wants fewer messages: none is sent for {} s", seconds);
  }
}
