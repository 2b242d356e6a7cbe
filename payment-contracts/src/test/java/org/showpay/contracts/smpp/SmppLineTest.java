package org.showpay.contracts.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.certificate.PeerSockets;
import org.showpay.contracts.smpp.SubmissionDesk.Taken;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.testing.TestSmsServer;

/** A session that is there again after whatever becomes of the server, and never guesses. */
class SmppLineTest {

  private static final PhoneNumber NUMBER = new PhoneNumber("821012345678");

  private final TestSmsServer server = new TestSmsServer("auth-server");
  private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
  private SmppLine line = new SmppLine(server.account(), PeerSockets.PLAIN, receipts::add);

  @AfterEach
  void hangUp() {
    line.stop();
    server.close();
  }

  @Test
  void bindsOnceTheServerIsUp() {
    server.goesDown();
    line.start();
    assertThat(line.submit(message("x"))).isEqualTo(new SubmitAnswer.NotSent());
    server.comesUp();
    await().until(line::isUp);
    assertThat(line.submit(message("x"))).isInstanceOf(SubmitAnswer.Accepted.class);
  }

  @Test
  void isNotLetInByAWrongPassword() {
    line = new SmppLine(server.account("wrong"), PeerSockets.PLAIN, receipts::add);
    line.start();
    await().during(Duration.ofMillis(700)).until(() -> !line.isUp() && server.sessions() == 0);
  }

  @Test
  void isAnsweredAndHungUpOnWithoutANameAndAPassword() throws IOException {
    try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), server.account().port())) {
      sender.setSoTimeout(5_000);
      sender
          .getOutputStream()
          .write(HexFormat.of().parseHex("0000001700000009000000000000000100000034000000"));
      DataInputStream answer = new DataInputStream(sender.getInputStream());
      answer.skipNBytes(8);
      assertThat(answer.readInt()).isEqualTo(SMPPConstant.STAT_ESME_RINVPASWD);
      answer.readAllBytes();
    }
    assertThat(server.sessions()).isZero();
  }

  @Test
  void aMessageToNobodyHasAWrongAddress() {
    SubmitSm toNobody = new SubmitSm();
    toNobody.setShortMessage(new byte[] {'x'});
    assertThatThrownBy(() -> Submission.read(toNobody))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("phone number");
  }

  @Test
  void bindsAgainWhenTheServerIsBack() {
    up();
    server.goesDown();
    await().until(() -> !line.isUp());
    server.comesUp();
    await().until(line::isUp);
    assertThat(line.submit(message("x"))).isInstanceOf(SubmitAnswer.Accepted.class);
  }

  @Test
  void sendsALongKoreanTextWhole() {
    up();
    Submission message = message("달고나 커피 🎫 ".repeat(60));
    assertThat(line.submit(message)).isEqualTo(new SubmitAnswer.Accepted(nameOf(message)));
    assertThat(server.handed(NUMBER)).containsExactly(message);
  }

  @Test
  void tellsThrottlingFromARefusal() {
    up();
    server.answers(any -> new Taken.TooFast());
    assertThat(line.submit(message("x"))).isEqualTo(new SubmitAnswer.Throttled());
    server.answers(any -> new Taken.No());
    assertThat(line.submit(message("x"))).isEqualTo(new SubmitAnswer.Refused("status 0x00000045"));
  }

  @Test
  void takesSilenceForNoAnswerAndALateAnswerForNothing() {
    upImpatiently();
    CountDownLatch late = new CountDownLatch(1);
    server.answers(message -> {
      awaitQuietly(late);
      return TestSmsServer.kept(message);
    });
    assertThat(line.submit(message("x"))).isInstanceOf(SubmitAnswer.NoAnswer.class);
    late.countDown();
    server.answersAsUsual();
    Submission next = message("y");
    assertThat(line.submit(next)).isEqualTo(new SubmitAnswer.Accepted(nameOf(next)));
  }

  @Test
  void takesASessionThatEndsBeforeTheAnswerForNoAnswer() {
    upImpatiently();
    server.answers(any -> new Taken.HangUp());
    assertThat(line.submit(message("x"))).isInstanceOf(SubmitAnswer.NoAnswer.class);
    server.answersAsUsual();
    await().until(line::isUp);
  }

  @Test
  void passesReceiptsOnAndAcknowledgesThem() {
    up();
    Submission message = message("x");
    assertThat(server.tells(message, true)).isTrue();
    assertThat(server.tells(message, false)).isTrue();
    assertThat(receipts)
        .containsExactly(new Receipt(nameOf(message), true), new Receipt(nameOf(message), false));
  }

  @Test
  void asksForAReceiptAgainOfAMessageThatItDoesNotKnowYet() {
    line = new SmppLine(server.account(), PeerSockets.PLAIN, receipt -> false);
    up();
    assertThat(server.tells(message("x"), true)).isFalse();
  }

  /** Without enquire_link such a session would look alive for ever. */
  @Test
  void leavesAServerThatIsConnectedAndDead() throws IOException {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SmsAccount usual = server.impatient();
      line =
          new SmppLine(
              new SmsAccount(
                  usual.host(),
                  door.getLocalPort(),
                  usual.systemId(),
                  usual.password(),
                  usual.rate(),
                  usual.answerWithin(),
                  usual.enquireEvery()),
              PeerSockets.PLAIN,
              receipts::add);
      Thread.ofVirtual().start(() -> bindAndDie(door));
      line.start();
      await().until(line::isUp);
      await().until(() -> !line.isUp());
    }
  }

  private void up() {
    line.start();
    await().until(line::isUp);
  }

  private void upImpatiently() {
    line = new SmppLine(server.impatient(), PeerSockets.PLAIN, receipts::add);
    up();
  }

  private static Submission message(String text) {
    return new Submission(UUID.randomUUID(), NUMBER, text);
  }

  private static ServerMessageId nameOf(Submission message) {
    return new ServerMessageId("msg-" + message.reference());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets everybody in, since a slow machine may give the first one up, and then is silent. */
  private static void bindAndDie(ServerSocket door) {
    List<Socket> inside = new ArrayList<>();
    try {
      while (true) {
        Socket next = door.accept();
        inside.add(next);
        bind(next);
      }
    } catch (IOException closed) {
      inside.forEach(SmppLineTest::close);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with a bind_transceiver_resp of its own. */
  private static void bind(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] pdu = new byte[in.readInt() - Integer.BYTES];
    in.readFully(pdu);
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(17);
    out.writeInt(0x80000009);
    out.writeInt(0);
    out.write(pdu, 2 * Integer.BYTES, Integer.BYTES);
    out.writeByte(0);
    out.flush();
  }
}
