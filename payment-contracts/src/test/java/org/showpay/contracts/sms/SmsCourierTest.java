package org.showpay.contracts.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.certificate.PeerSockets;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.smpp.Receipt;
import org.showpay.contracts.smpp.ServerMessageId;
import org.showpay.contracts.smpp.SmppLine;
import org.showpay.contracts.smpp.SmsAccount;
import org.showpay.contracts.smpp.Submission;
import org.showpay.contracts.smpp.SubmissionDesk.Taken;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.testing.TestDatabase;
import org.showpay.testing.TestKeys;
import org.showpay.testing.TestSmsServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Rows that are sent whatever becomes of the server, and say so where they may be sent twice. */
class SmsCourierTest {

  private static final Path PIN = Path.of("../pin-generator-service");
  private static final Path AUTH = Path.of("../auth-server");
  private static final String MIGRATION = "src/main/resources/db/migration/V70__sms_outbox.sql";
  private static final String SEALED =
      "alter table sms_outbox add sealed_number bytea, alter phone_number drop not null";
  private static final NumberSafe NUMBERS =
      NumberSafe.derivedFrom(SecretKey32.of("key", TestKeys.newSecret()), false);
  private static final PhoneNumber NUMBER = new PhoneNumber("821012345678");
  private static final PhoneNumber OTHER = new PhoneNumber("821087654321");

  private static TestDatabase server;
  private static JdbcClient jdbc;

  private final TestSmsServer smsServer = new TestSmsServer("auth-server");
  private SmsOutbox outbox;
  private SmppLine line;
  private SmsCourier courier;

  @BeforeAll
  static void aTable() throws IOException {
    server = TestDatabase.start();
    var dataSource = new DriverManagerDataSource(server.url(), server.user(), server.password());
    jdbc = JdbcClient.create(dataSource);
    jdbc.sql(Files.readString(PIN.resolve(MIGRATION))).update();
    jdbc.sql(SEALED).update();
  }

  @AfterAll
  static void noTable() {
    server.close();
  }

  @BeforeEach
  void anEmptyTable() {
    jdbc.sql("delete from sms_outbox").update();
    outbox = new SmsOutbox(jdbc, NUMBERS);
    callsIn(smsServer.account());
  }

  private void callsIn(SmsAccount account) {
    line = new SmppLine(account, PeerSockets.PLAIN, outbox::note);
    courier = courier(outbox, line);
    line.start();
    await().until(line::isUp);
  }

  @AfterEach
  void hangUp() {
    line.stop();
    smsServer.close();
  }

  @Test
  void bothServicesHaveTheSameTable() throws IOException {
    assertThat(PIN.resolve(MIGRATION)).hasSameTextualContentAs(AUTH.resolve(MIGRATION));
  }

  @Test
  void isWaitingThenSentThenDelivered() throws InterruptedException {
    SmsId id = put(NUMBER, "hello");
    assertThat(stateOf(id)).isEqualTo("WAITING");
    courier.sendAll();
    assertThat(stateOf(id)).isEqualTo("SENT");
    Submission sent = smsServer.handed(NUMBER).getFirst();
    assertThat(sent).isEqualTo(new Submission(id.uuid(), NUMBER, "hello Ref " + id.reference()));
    assertThat(smsServer.tells(sent, true)).isTrue();
    assertThat(stateOf(id)).isEqualTo("DELIVERED");
    assertThat(smsServer.tells(sent, false)).as("what was said once stands").isTrue();
    assertThat(stateOf(id)).isEqualTo("DELIVERED");
  }

  @Test
  void hasFailedWhenTheReceiptSaysSo() throws InterruptedException {
    SmsId id = put(NUMBER, "hello");
    courier.sendAll();
    smsServer.tells(smsServer.handed(NUMBER).getFirst(), false);
    assertThat(stateOf(id)).isEqualTo("FAILED");
  }

  @Test
  void knowsNoReceiptBeforeTheMessageItself() {
    assertThat(outbox.note(new Receipt(new ServerMessageId("nobody's"), true))).isFalse();
  }

  @Test
  void waitsWhileTheServerIsDownAndIsSentOnceAfterwards() throws InterruptedException {
    smsServer.goesDown();
    await().until(() -> !line.isUp());
    SmsId id = put(NUMBER, "hello");
    courier.sendAll();
    assertThat(stateOf(id)).isEqualTo("WAITING");
    smsServer.comesUp();
    await().until(line::isUp);
    courier.sendAll();
    assertThat(texts(NUMBER)).containsExactly("hello Ref " + id.reference());
  }

  @Test
  void restsWhenItIsTooFastAndHasNotBeenSentThen() throws InterruptedException {
    SmsId id = put(NUMBER, "hello");
    smsServer.answers(any -> new Taken.TooFast());
    courier.sendAll();
    smsServer.answersAsUsual();
    courier.sendAll();
    assertThat(stateOf(id)).as("it rests for a second").isEqualTo("WAITING");
    assertThat(texts(NUMBER)).hasSize(1);
    await()
        .until(() -> {
          courier.sendAll();
          return stateOf(id).equals("SENT");
        });
    assertThat(texts(NUMBER)).hasSize(2).allMatch(("hello Ref " + id.reference())::equals);
  }

  /** The server took it and nobody knows: the next one has the same reference, and says so. */
  @Test
  void saysSoWhenItMayHaveBeenSentBefore() throws InterruptedException {
    line.stop();
    callsIn(smsServer.impatient());
    CompletableFuture<Taken> late = new CompletableFuture<>();
    smsServer.answers(any -> late.join());
    SmsId id = put(NUMBER, "hello");
    courier.sendAll();
    assertThat(stateOf(id)).isEqualTo("WAITING");
    late.complete(TestSmsServer.kept(smsServer.handed(NUMBER).getFirst()));
    smsServer.answersAsUsual();
    dueNow();
    courier.sendAll();
    assertThat(texts(NUMBER))
        .containsExactly(
            "hello Ref " + id.reference(),
            "hello Ref " + id.reference() + " (sent again, you may have it)");
    assertThat(smsServer.handed(NUMBER)).extracting(Submission::reference).containsOnly(id.uuid());
  }

  @Test
  void saysSoToWhenTheSessionEndedBeforeTheAnswer() throws InterruptedException {
    line.stop();
    callsIn(smsServer.impatient());
    SmsId id = put(NUMBER, "hello");
    smsServer.answers(any -> new Taken.HangUp());
    courier.sendAll();
    smsServer.answersAsUsual();
    await().until(line::isUp);
    dueNow();
    courier.sendAll();
    assertThat(texts(NUMBER).getLast())
        .isEqualTo("hello Ref " + id.reference() + " (sent again, you may have it)");
    assertThat(stateOf(id)).isEqualTo("SENT");
  }

  /** Whoever claims a row and dies leaves one that is sent again, and says so. */
  @Test
  void isSentAfterWhoeverClaimedItDied() throws InterruptedException {
    SmsId id = put(NUMBER, "hello");
    assertThat(outbox.claim()).isPresent();
    courier.sendAll();
    assertThat(texts(NUMBER)).as("somebody may be at it").isEmpty();
    dueNow();
    courier.sendAll();
    assertThat(texts(NUMBER))
        .containsExactly("hello Ref " + id.reference() + " (sent again, you may have it)");
  }

  @Test
  void oneThatIsRefusedForEverBlocksNoOther() throws InterruptedException {
    smsServer.answers(
        message -> message.to().equals(NUMBER) ? new Taken.No() : TestSmsServer.kept(message));
    SmsId poisoned = put(NUMBER, "poison");
    SmsId good = put(OTHER, "hello");
    courier.sendAll();
    assertThat(stateOf(good)).isEqualTo("SENT");
    assertThat(stateOf(poisoned)).isEqualTo("WAITING");
    jdbc.sql("update sms_outbox set written_at = now() - interval '25 hours'").update();
    dueNow();
    courier.sendAll();
    assertThat(stateOf(poisoned)).isEqualTo("FAILED");
    assertThat(texts(NUMBER))
        .as("it was refused, so it is no repeat")
        .containsOnly("poison Ref " + poisoned.reference());
  }

  @Test
  void twoInstancesSendNothingTwice() throws InterruptedException {
    assertThat(sentTwiceBy(new SmsOutbox(jdbc, NUMBERS), new SmsOutbox(jdbc, NUMBERS))).isZero();
  }

  @Test
  void twoThatDoNotPassOverEachOthersRowsWouldSendTwice() throws InterruptedException {
    assertThat(sentTwiceBy(new Careless(jdbc, NUMBERS), new Careless(jdbc, NUMBERS))).isPositive();
  }

  @Test
  void forgetsWhatIsLongOver() throws InterruptedException {
    SmsId sent = put(NUMBER, "hello");
    courier.sendAll();
    SmsId waiting = put(NUMBER, "still to be sent");
    jdbc.sql("update sms_outbox set updated_at = now() - interval '31 days'").update();
    outbox.forgetOld();
    assertThat(ids()).containsExactly(waiting.uuid()).doesNotContain(sent.uuid());
  }

  private int sentTwiceBy(SmsOutbox one, SmsOutbox another) throws InterruptedException {
    for (int i = 0; i < 40; i++) {
      put(NUMBER, "message " + i);
    }
    List<Thread> senders = new ArrayList<>();
    AtomicInteger failures = new AtomicInteger();
    for (SmsOutbox each : List.of(one, another)) {
      senders.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  courier(each, line).sendAll();
                } catch (InterruptedException e) {
                  failures.incrementAndGet();
                }
              }));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(failures).hasValue(0);
    List<UUID> references = smsServer.handed(NUMBER).stream().map(Submission::reference).toList();
    assertThat(references).hasSizeGreaterThanOrEqualTo(40);
    return references.size() - Math.toIntExact(references.stream().distinct().count());
  }

  private static SmsCourier courier(SmsOutbox outbox, SmppLine line) {
    return new SmsCourier(outbox, line, new Wording(Locale.ENGLISH), 1000);
  }

  private SmsId put(PhoneNumber to, String text) {
    SmsId id = SmsId.next();
    outbox.put(id, to, text);
    outbox.put(id, to, text + " twice");
    return id;
  }

  private List<String> texts(PhoneNumber to) {
    return smsServer.handed(to).stream().map(Submission::text).toList();
  }

  private static void dueNow() {
    jdbc.sql("update sms_outbox set next_try_at = now() where state = 'WAITING'").update();
  }

  private static String stateOf(SmsId id) {
    return jdbc.sql("select state from sms_outbox where id = ?")
        .param(id.uuid())
        .query(String.class)
        .single();
  }

  private static List<UUID> ids() {
    return jdbc.sql("select id from sms_outbox")
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }
}
