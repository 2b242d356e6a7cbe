package org.showpay.mobile;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.showpay.contracts.certificate.PeerSockets;
import org.showpay.contracts.smpp.Receipt;
import org.showpay.contracts.smpp.SmppLine;
import org.showpay.contracts.smpp.SmsAccount;
import org.showpay.contracts.smpp.Submission;
import org.showpay.contracts.smpp.SubmitAnswer;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.mobile.inbox.SmsServer;
import org.springframework.core.env.Environment;

/** Who sends SMS to phones by SMPP, as the pin-generator-service does. */
final class SmsSender implements AutoCloseable {

  private static final String NAME = "pin-generator";

  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private final SmppLine line;

  SmsSender(SmsServer server, Environment environment) {
    this(server, environment.getRequiredProperty("showpay.sms.passwords." + NAME));
  }

  SmsSender(SmsServer server, String password) {
    SmsAccount account =
        new SmsAccount(
            "localhost",
            server.port(),
            NAME,
            password,
            1000,
            Duration.ofSeconds(4),
            Duration.ofSeconds(15));
    line = new SmppLine(account, PeerSockets.PLAIN, receipts::add);
    line.start();
  }

  /** Sends once there is a session, and has it taken. */
  void send(PhoneNumber to, String text) {
    SubmitAnswer answer = submit(new Submission(UUID.randomUUID(), to, text));
    if (!(answer instanceof SubmitAnswer.Accepted)) {
      throw new AssertionError("Not taken: " + answer);
    }
  }

  SubmitAnswer submit(Submission message) {
    await().until(line::isUp);
    return line.submit(message);
  }

  boolean isUp() {
    return line.isUp();
  }

  /** True once it has been told so; receipts of earlier messages may come too. */
  boolean isTold(Receipt receipt) {
    await().until(() -> receipts.contains(receipt));
    return receipts.stream().filter(receipt::equals).count() == 1;
  }

  @Override
  public void close() {
    line.stop();
  }
}
