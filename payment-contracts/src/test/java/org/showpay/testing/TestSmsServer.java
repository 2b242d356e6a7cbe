package org.showpay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.certificate.PeerSockets;
import org.showpay.contracts.smpp.Receipt;
import org.showpay.contracts.smpp.ServerMessageId;
import org.showpay.contracts.smpp.SmppServer;
import org.showpay.contracts.smpp.SmsAccount;
import org.showpay.contracts.smpp.Submission;
import org.showpay.contracts.smpp.SubmissionDesk.Taken;
import org.showpay.contracts.subscriber.PhoneNumber;

/**
 * An SMS server on the loopback that can be down, and answers as a test wants. It remembers all it
 * was handed, and knows no repeat: that is left to what the message says.
 */
public final class TestSmsServer implements AutoCloseable {

  private static final int PASSWORD_LENGTH = 8;
  private static final int FIRST_PORT = 20_000;
  private static final int LAST_PORT = 32_000;
  private static final int MOST_TRIES = 50;

  private final String sender;
  private final String password = newPassword();
  private final List<Submission> handed = new CopyOnWriteArrayList<>();
  private volatile Function<Submission, Taken> answer = TestSmsServer::kept;
  private volatile @Nullable SmppServer server;
  private volatile int port;

  /** A server that is up, and lets one sender in. */
  public TestSmsServer(String sender) {
    this.sender = sender;
    comesUp();
  }

  /** A password that is as long as SMPP has room for. */
  static String newPassword() {
    return TestKeys.newSecret().substring(0, PASSWORD_LENGTH);
  }

  /** Listens, on the same port as before if it was up before, and takes every message. */
  public synchronized void comesUp() {
    if (server != null) {
      return;
    }
    server = port == 0 ? somewhere() : at(port);
  }

  /**
   * Where nobody's outgoing connection takes the port while the server is down: below those that
   * systems give out by themselves.
   */
  private SmppServer somewhere() {
    for (int tries = 0; ; tries++) {
      int candidate = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
      try {
        SmppServer fresh = at(candidate);
        port = candidate;
        return fresh;
      } catch (UncheckedIOException taken) {
        if (tries == MOST_TRIES) {
          throw taken;
        }
      }
    }
  }

  private SmppServer at(int there) {
    try {
      return new SmppServer(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), there),
          PeerSockets.PLAIN,
          Map.of(sender, password),
          (who, submission) -> take(submission));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes its port and drops every session. */
  public synchronized void goesDown() {
    SmppServer current = server;
    server = null;
    if (current != null) {
      current.close();
    }
  }

  /** Drops the sessions and stays up. */
  public void dropsSessions() {
    up().dropSessions();
  }

  /** How many sessions are bound. */
  public int sessions() {
    return up().sessions();
  }

  /** Answers like this from now on. */
  public void answers(Function<Submission, Taken> how) {
    answer = how;
  }

  /** Takes every message from now on. */
  public void answersAsUsual() {
    answer = TestSmsServer::kept;
  }

  /** The usual answer. */
  public static Taken kept(Submission submission) {
    return new Taken.Kept(nameOf(submission));
  }

  /** What it was handed for this number, oldest first, whatever it answered. */
  public List<Submission> handed(PhoneNumber to) {
    return handed.stream().filter(each -> each.to().equals(to)).toList();
  }

  /** Sends the receipt of a message; true when the sender acknowledged it. */
  public boolean tells(Submission submission, boolean delivered) {
    return up().tell(sender, new Receipt(nameOf(submission), delivered), submission.to());
  }

  /** How a sender gets here. */
  public SmsAccount account() {
    return account(password);
  }

  /** The same with another password. */
  public SmsAccount account(String otherPassword) {
    return with(otherPassword, Duration.ofSeconds(5));
  }

  /** The same with little patience, where it is silence that is waited for. */
  public SmsAccount impatient() {
    return with(password, Duration.ofSeconds(2));
  }

  private SmsAccount with(String itsPassword, Duration answerWithin) {
    return new SmsAccount(
        "localhost", port, sender, itsPassword, 1000, answerWithin, Duration.ofMillis(300));
  }

  /** The same as properties of a service. */
  Map<String, Object> properties() {
    return Map.of("showpay.sms.port", port, "showpay.sms.password", password);
  }

  @Override
  public void close() {
    goesDown();
  }

  private Taken take(Submission submission) {
    handed.add(submission);
    return answer.apply(submission);
  }

  private SmppServer up() {
    SmppServer current = server;
    if (current == null) {
      throw new IllegalStateException("The SMS server is down");
    }
    return current;
  }

  private static ServerMessageId nameOf(Submission submission) {
    return new ServerMessageId("msg-" + submission.reference());
  }
}
