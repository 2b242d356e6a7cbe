package org.showpay.auth.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.auth.webhook.Shop;
import org.showpay.contracts.webhook.TryError;

/** One POST, whatever the other side does. */
class ReceiversTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Receivers receivers =
      new Receivers(
          new CheckedNames(
              ReceiversTest::names, new ReachableAddresses(new ReceiverProperties(true))),
          Clock.fixed(NOW, ZoneOffset.UTC),
          PATIENCE);

  private @Nullable Shop opened;

  private static InetAddress[] names(String name) throws UnknownHostException {
    if (name.equals("nowhere.example")) {
      throw new UnknownHostException(name);
    }
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  @BeforeEach
  void aShop() throws IOException {
    opened = new Shop();
  }

  @AfterEach
  void close() throws Exception {
    shop().close();
    receivers.destroy();
  }

  @Test
  void sendsTheBodyAndTheHeadersUnderTheNameThatWasGiven() {
    Reply reply =
        receivers.post(
            url("shop.example", port()), Map.of("webhook-id", "msg_1"), "{\"won\": \"\u20a9\"}");
    assertThat(reply).isEqualTo(new Reply.Accepted(200));
    Shop.Message message = shop().messages().getFirst();
    assertThat(message.body()).isEqualTo("{\"won\": \"\u20a9\"}");
    assertThat(message.id()).isEqualTo("msg_1");
    assertThat(message.header("Host")).isEqualTo("shop.example:" + port());
    assertThat(message.header("Content-Type")).isEqualTo("application/json; charset=UTF-8");
    assertThat(message.header("User-Agent")).isEqualTo("Showpay-Webhooks/1");
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "303", "307", "308"})
  void followsNobody(int status) throws Exception {
    try (Canary canary = new Canary()) {
      shop().answers(status, "Location", "http://127.0.0.1:" + canary.port() + "/");
      assertThat(post()).isEqualTo(new Reply.Failed(TryError.REDIRECT, status, null));
      assertThat(canary.connections()).isZero();
      assertThat(shop().messages()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,",
    "401,",
    "429, 120",
    "500, 0",
    "503, 3600",
    "503, nonsense",
    "503, -5",
    "503, 99999999999999"
  })
  void failsOnceAndHearsHowLongToWait(int status, @Nullable String wish) {
    if (wish == null) {
      shop().answers(status);
    } else {
      shop().answers(status, "Retry-After", wish);
    }
    Duration asked =
        wish != null && wish.matches("[0-9]{1,9}")
            ? Duration.ofSeconds(Long.parseLong(wish))
            : null;
    assertThat(post()).isEqualTo(new Reply.Failed(TryError.STATUS, status, asked));
    assertThat(shop().messages()).hasSize(1);
  }

  @Test
  void readsADateToo() {
    shop().answers(503, "Retry-After", "Mon, 23 Nov 2026 10:05:00 GMT");
    assertThat(post()).isEqualTo(new Reply.Failed(TryError.STATUS, 503, Duration.ofMinutes(5)));
    shop().answers(410);
    assertThat(post()).isEqualTo(new Reply.Gone());
  }

  @Test
  void waitsNoLongerThanItsPatienceForSilence() {
    shop().fallsSilent();
    assertThatItTakesAtMostItsPatience(port());
  }

  @Test
  void waitsNoLongerForAnAnswerThatTrickles() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      Thread.ofVirtual().start(() -> trickle(socket));
      assertThatItTakesAtMostItsPatience(socket.getLocalPort());
    }
  }

  private static void trickle(ServerSocket socket) {
    try (Socket visitor = socket.accept();
        OutputStream out = visitor.getOutputStream()) {
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 100; i++) {
        out.write(("X-" + i + ": x\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertThatItTakesAtMostItsPatience(int port) {
    long begun = System.nanoTime();
    Reply reply = receivers.post(url("shop.example", port), Map.of(), "{}");
    assertThat(reply).isEqualTo(Reply.Failed.without(TryError.TIMEOUT));
    // The trickle lasts ten seconds, so whoever waits for its end is caught on a busy machine too.
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(PATIENCE.minusMillis(200), PATIENCE.plusSeconds(6));
  }

  @Test
  void reportsADeadPortAnUnknownNameAndAHungUpLine() throws Exception {
    int dead;
    try (ServerSocket socket = new ServerSocket(0)) {
      dead = socket.getLocalPort();
    }
    assertThat(receivers.post(url("shop.example", dead), Map.of(), "{}"))
        .isEqualTo(Reply.Failed.without(TryError.CONNECTION_FAILED));
    assertThat(receivers.post(url("nowhere.example", dead), Map.of(), "{}"))
        .isEqualTo(Reply.Failed.without(TryError.NAME_UNKNOWN));
    try (Canary hangsUp = new Canary()) {
      assertThat(receivers.post(url("shop.example", hangsUp.port()), Map.of(), "{}"))
          .isEqualTo(Reply.Failed.without(TryError.ANSWER_BROKEN));
    }
  }

  @Test
  void speaksTlsOnlyAndOnlyToWhomACertificateNames() throws Exception {
    try (ServerSocket plain = new ServerSocket(0);
        SelfSigned selfSigned = new SelfSigned("shop.example")) {
      Thread.ofVirtual().start(() -> trickle(plain));
      for (int port : List.of(plain.getLocalPort(), selfSigned.port())) {
        URI https = URI.create("https://shop.example:" + port + "/");
        assertThat(receivers.post(new EndpointUrl(https), Map.of(), "{}"))
            .isEqualTo(Reply.Failed.without(TryError.TLS_FAILED));
      }
      assertThat(selfSigned.requests()).isZero();
      assertThat(selfSigned.namesAskedFor()).containsExactly("shop.example");
    }
  }

  private Reply post() {
    return receivers.post(url("shop.example", port()), Map.of(), "{}");
  }

  private static EndpointUrl url(String host, int port) {
    return new EndpointUrl(URI.create("http://" + host + ":" + port + "/hook"));
  }

  private int port() {
    return URI.create(shop().url()).getPort();
  }

  private Shop shop() {
    return Objects.requireNonNull(opened);
  }
}
