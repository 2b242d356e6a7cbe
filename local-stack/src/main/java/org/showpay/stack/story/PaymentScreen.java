package org.showpay.stack.story;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.showpay.contracts.subscriber.Password;
import org.showpay.stack.people.Waiting;
import org.springframework.web.util.HtmlUtils;

/** A payment screen in a browser that runs no script: pages and forms, and nothing else. */
final class PaymentScreen {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Pattern STAGE = Pattern.compile("data-stage=\"([A-Z]+)\"");
  private static final Pattern PAYMENT =
      Pattern.compile("name=\"payment\" value=\"(pay_[0-9a-f]{32})\"");

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final URI address;
  private String page;

  /** Opens it. */
  PaymentScreen(URI address) {
    this.address = address;
    this.page = look();
  }

  /** Types the digits of a code in; what the page says then. */
  String type(String digits) {
    page = send("/code", "code=" + digits);
    return HtmlUtils.htmlUnescape(page);
  }

  /** Types the payment password in. */
  void prove(Password password) {
    Matcher payment = PAYMENT.matcher(page);
    if (!payment.find()) {
      throw new IllegalStateException("The payment screen asks for no password");
    }
    String fields = "payment=" + payment.group(1) + "&password=" + encoded(password.reveal());
    page = send("/password", fields);
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
