package org.showpay.stack.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.contracts.checkout.ScreensApi;
import org.showpay.contracts.checkout.ScreensApi.Entered;
import org.showpay.contracts.checkout.ScreensApi.Wanted;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.factor.SealedEntry;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.stack.people.Waiting;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.HtmlUtils;

/**
 * A payment screen in a browser that runs no script: pages and forms. Beside it, as at a barcode
 * PC, something seals the password.
 */
final class PaymentScreen {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Pattern STAGE = Pattern.compile("data-stage=\"([A-Z]+)\"");
  private static final Pattern PAYMENT =
      Pattern.compile("name=\"payment\" value=\"(pay_[0-9a-f]{32})\"");

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final URI address;
  private final ScreensApi screens;
  private String page;

  /** Opens it. */
  PaymentScreen(URI address) {
    this.address = address;
    RestClient line =
        RestClient.builder()
            .requestFactory(new JdkClientHttpRequestFactory(http))
            .baseUrl(address.getScheme() + "://" + address.getAuthority())
            .build();
    this.screens =
        HttpServiceProxyFactory.builderFor(RestClientAdapter.create(line))
            .build()
            .createClient(ScreensApi.class);
    this.page = look();
  }

  /** Types the digits of a code in; what the page says then. */
  String type(String digits) {
    page = send("/code", "code=" + digits);
    return HtmlUtils.htmlUnescape(page);
  }

  /** Types the payment password in, which is sealed here: the shop's terms take no other. */
  void prove(Password password) {
    Matcher waiting = PAYMENT.matcher(page);
    if (!waiting.find()) {
      throw new IllegalStateException("The payment screen asks for no password");
    }
    PaymentId payment = PaymentId.of(waiting.group(1));
    String screen = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
    Challenge question = screens.challenge(screen, new Wanted(payment, Factor.PASSWORD));
    byte[] typed = password.reveal().getBytes(StandardCharsets.UTF_8);
    SealedEntry sealed = question.seal(Purpose.paying(payment), typed);
    screens.enter(screen, new Entered(payment, question.challenge(), sealed));
    page = look();
  }

  /** What it shows: SCAN, PROVE, WAIT, PAID or how it ended. */
  String stage() {
    Matcher stage = STAGE.matcher(page);
    return stage.find() ? stage.group(1) : "no stage";
  }

  /** The same once nobody is being asked any more. */
  String lastStage() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (stage().equals("WAIT") && System.nanoTime() < end) {
      Waiting.pause(PAUSE);
      page = look();
    }
    return stage();
  }

  private String look() {
    return answer(HttpRequest.newBuilder(address).GET());
  }

  private String send(String form, String fields) {
    return answer(
        HttpRequest.newBuilder(URI.create(address + form))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(fields)));
  }

  private String answer(HttpRequest.Builder request) {
    try {
      HttpRequest whole =
          request.header("Accept", "text/html").header("Accept-Language", "en").build();
      return http.send(whole, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException("The payment screen does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The story was interrupted", e);
    }
  }
}
