package org.showpay.auth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.Screen;
import org.showpay.barcode.SymbolPainter;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.phone.Carrier;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;

/** The payment screen over HTTP: who gets in, what a browser may do with it, and what it shows. */
class ScreenPagesTest extends AtTheShop {

  @Autowired MessageSource messages;

  @Test
  void isThereForWhoeverHasItsAddressAndForNobodyElse() {
    String secret = session.screen().getPath().substring("/pay/".length());
    char last = secret.charAt(42) == 'A' ? 'E' : 'A';
    for (String other :
        List.of(
            session.session().toString(),
            secret.substring(0, 42) + last,
            secret + "A",
            "A".repeat(43),
            "x")) {
      Pc stranger = new Pc(environment, "/pay/" + other);
      assertThat(stranger.looks().status()).describedAs(other).isEqualTo(404);
      assertThat(stranger.looksAt("/events?seen=0").status()).isEqualTo(404);
      assertThat(stranger.cancels().status()).isEqualTo(404);
      assertThat(stranger.holdsUp(new byte[] {1}).status()).isEqualTo(404);
      assertThat(stranger.types("1").body()).contains("There is no such payment screen");
    }
    assertThat(state()).isEqualTo(CheckoutState.OPEN);
  }

  @Test
  void nothingElseIsOpenUnderItsPaths() {
    String path = session.screen().getPath();
    for (String closed :
        List.of(
            "PUT " + path,
            "DELETE " + path,
            "POST " + path,
            "GET " + path + "/code",
            "GET " + path + "/pictures",
            "POST " + path + "/expiry",
            "GET /pay",
            "GET /assets/page/pay.html",
            "GET /webjars/thymeleaf/x.js",
            "POST /assets/pay.js")) {
      String[] words = closed.split(" ", -1);
      Integer status =
          TestClient.raw(environment, "")
              .method(HttpMethod.valueOf(words[0]))
              .uri(words[1])
              .exchange((q, answer) -> answer.getStatusCode().value());
      assertThat(status).describedAs(closed).isIn(401, 403);
    }
  }

  @Test
  void aBrowserFramesNothingOfItKeepsNothingAndLoadsNothingFromElsewhere() {
    for (String part : List.of("", "/panel")) {
      var headers = pc.looksAt(part).headers();
      String policy = requireNonNull(headers.getFirst("Content-Security-Policy"));
      assertThat(policy)
          .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self';")
          .doesNotContain("unsafe", "http:", "https:", "*", "data:");
      assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
      assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(headers.getFirst("Cache-Control")).contains("no-store");
      assertThat(headers.getFirst("Permissions-Policy")).contains("camera=(self)");
      assertThat(headers.get("Set-Cookie")).isNull();
    }
    assertThat(pc.looks().body())
        .doesNotContainPattern("<script(?! defer src)|<style|\\son[a-z]+=|\\sstyle=|src=\"http");
  }

  @ParameterizedTest
  @CsvSource({
    "https://thief.example, cross-site",
    "https://thief.example, ",
    "null, cross-site",
    "null, same-site",
    "null, ",
    ", cross-site",
    ", ",
    "http://localhost:1, same-site",
    "nonsense, same-origin"
  })
  void takesNoFormFromElsewhere(@Nullable String origin, @Nullable String site) {
    Map<String, String> headers = new HashMap<>();
    if (origin != null) {
      headers.put("Origin", origin);
    }
    if (site != null) {
      headers.put("Sec-Fetch-Site", site);
    }
    assertThat(pc.formFrom(headers, "/cancellation", Map.of()).status()).isEqualTo(403);
    assertThat(state()).isEqualTo(CheckoutState.OPEN);
  }

  @Test
  void takesThePlainFormsOfItsOwnPage() {
    Map<String, String> plain = Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin");
    assertThat(pc.formFrom(plain, "/cancellation", Map.of()).stage()).isEqualTo("CANCELLED");
  }

  @Test
  void aMisreadIsRefusedOnTheSpotAndCountsNoTry() {
    String code = consumer.onlineCode().reveal();
    String wrong = code.substring(0, 9) + (code.charAt(9) == '0' ? '1' : '0') + code.substring(10);
    assertThat(pc.types(wrong).body()).contains("At least one digit is wrong");
    assertThat(pc.types("8712").body()).contains("A code has 20 digits");
    assertThat(pc.types("99" + code.substring(2)).body()).contains("another way of paying");
    PayCode byPhone = PayCode.madeOfTwenty(SchemePrefix.DEFAULT, "0".repeat(20));
    assertThat(pc.shows(byPhone).body()).contains("good at tills alone");
    assertThat(payments()).isEmpty();
    assertThat(pc.types(code.replaceAll("(.{4})", "$1 ")).stage()).isEqualTo("PROVE");
  }

  @Test
  void readsThePhoneInAPictureAndKeepsNoneOfIt() {
    byte[] picture = phoneShowing(consumer.onlineCode());
    assertThat(pc.holdsUp(new byte[0]).body()).contains("NOT_A_PICTURE");
    assertThat(pc.holdsUp("no picture".getBytes(StandardCharsets.UTF_8)).body())
        .contains("NOT_A_PICTURE");
    assertThat(pc.holdsUp(new byte[(4 << 20) + 1]).body()).contains("TOO_LARGE");
    assertThat(payments()).isEmpty();
    assertThat(pc.holdsUp(picture).body()).contains("READ");
    assertThat(pc.looks().stage()).isEqualTo("PROVE");
    assertThat(pc.holdsUp(picture).body()).contains("READ");
    assertThat(payments()).hasSize(1);
  }

  @Test
  void readsOnePictureOfAScreenAtATimeAndTakesItOnce() throws Exception {
    byte[] nothing = {1};
    try (Socket _ = hangingPicture(session)) {
      await().until(() -> pc.holdsUp(nothing).status(), status -> status == 429);
    }
    await().until(() -> pc.holdsUp(nothing).status(), status -> status == 422);
    byte[] picture = phoneShowing(consumer.onlineCode());
    Callable<Pc.Answer> frame = () -> pc.holdsUp(picture);
    List<Pc.Answer> answers = AtOnce.call(Collections.nCopies(8, frame));
    assertThat(answers).extracting(Pc.Answer::status).isSubsetOf(200, 429).contains(200);
    assertThat(payments()).hasSize(1);
  }

  @Test
  void eightPicturesThatHangInTheMiddleKeepNobodyFromPayingAndTheNinthIsToldToTryAgain()
      throws Exception {
    List<Socket> hanging = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        hanging.add(hangingPicture(shop.opens(PRICE)));
      }
      byte[] nothing = {1};
      await().until(() -> pc.holdsUp(nothing).status(), status -> status == 429);
      assertThat(pc.holdsUp(nothing).body()).contains("Try again in a moment");
      assertThat(pc.shows(consumer.onlineCode()).stage()).isEqualTo("PROVE");
      pc.wantsAnotherCode();
      for (Socket socket : hanging) {
        socket.close();
      }
      await().until(() -> pc.holdsUp(nothing).status(), status -> status == 422);
    } finally {
      for (Socket socket : hanging) {
        socket.close();
      }
    }
  }

  /** A picture of which the second half does not come. */
  private Socket hangingPicture(CheckoutView of) throws IOException {
    int port = environment.getRequiredProperty("local.server.port", Integer.class);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    String head =
        "POST %s/pictures HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: http://localhost:%d\r\n"
            .formatted(of.screen().getPath(), port, port);
    String half = head + "Content-Type: application/octet-stream\r\nContent-Length: 2\r\n\r\nx";
    socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void showsWhatIsBoughtAndOfTheCardItsLastFourDigitsAlone() {
    String page = pc.looks().body();
    assertThat(page).contains("Web Shop", "Tea", "× 2", "₩2,000", "₩10,000", "₩12,000");
    PayCode code = consumer.onlineCode();
    String paid = pc.shows(code).body() + pc.proves(PAYMENT_PASSWORD).body() + pc.looks().body();
    assertThat(paid).contains("1234").doesNotContain(code.reveal(), PAYMENT_PASSWORD.reveal());
    assertThat(paid).doesNotContainPattern("(?<![0-9a-f])[0-9]{13,19}(?![0-9a-f])");
    assertThat(paid)
        .contains(
            "https://shop.example/orders/back?from=pay&amp;session=" + session.session(),
            "data-return=\"true\"");
  }

  @Test
  void aStreamSaysThatThereIsSomethingNew() throws Exception {
    String stream = address(session.screen()) + "/events?seen=1000";
    try (HttpClient http = HttpClient.newHttpClient();
        Stream<String> lines =
            http.send(
                    HttpRequest.newBuilder(URI.create(stream)).build(),
                    HttpResponse.BodyHandlers.ofLines())
                .body()) {
      pc.cancels();
      assertThat(lines.filter(line -> line.startsWith("event")).toList())
          .as("and ends, since nothing more can come")
          .containsExactly("event: changed");
    }
    assertThat(pc.looksAt("/events?seen=" + pc.looks().version()).status())
        .as("a browser that is answered so asks no more")
        .isEqualTo(204);
  }

  @Test
  void aScreenHasFourStreamsAtMost() throws Exception {
    List<InputStream> streams = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI other = shop.opens(PRICE).screen();
      for (int i = 0; i < 5; i++) {
        HttpResponse<InputStream> stream =
            http.send(
                HttpRequest.newBuilder(URI.create(address(other) + "/events?seen=5000")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        streams.add(stream.body());
        assertThat(stream.statusCode()).isEqualTo(i < 4 ? 200 : 503);
      }
      for (InputStream stream : streams) {
        stream.close();
      }
    }
  }

  private String address(URI screen) {
    return "http://localhost:"
        + environment.getRequiredProperty("local.server.port")
        + screen.getPath();
  }

  @Test
  void everyRefusalHasItsWordsInKorean() {
    for (DeclineReason reason : DeclineReason.values()) {
      assertThat(messages.getMessage("decline." + reason, null, "", Locale.KOREAN))
          .describedAs(reason.name())
          .containsPattern("[가-힣]");
    }
  }

  private static byte[] phoneShowing(PayCode code) {
    Drawing drawing = new SymbolPainter().paint(code, Carrier.QR, new Screen(360, 640));
    return ((Drawing.Drawn) drawing).png().file();
  }
}
