package org.showpay.auth;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.subscriber.Password;
import org.showpay.testing.TestClient;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** A consumer's PC at a payment screen, as a browser's scripts use it. */
final class Pc {

  private static final Pattern STAGE = Pattern.compile("data-stage=\"([A-Z]+)\"");
  private static final Pattern VERSION = Pattern.compile("data-version=\"(\\d+)\"");
  private static final Pattern PAYMENT =
      Pattern.compile("name=\"payment\" value=\"(pay_[0-9a-f]+)\"");

  private final RestClient http;
  private final String path;
  private final String origin;

  Pc(Environment environment, String path) {
    this.http = TestClient.raw(environment, "");
    this.path = path;
    this.origin = "http://localhost:" + environment.getRequiredProperty("local.server.port");
  }

  Pc(Environment environment, CheckoutView session) {
    this(environment, session.screen().getPath());
  }

  /** An answer, whatever its status. */
  record Answer(int status, HttpHeaders headers, String body) {

    String stage() {
      return found(STAGE);
    }

    String version() {
      return found(VERSION);
    }

    /** The payment that waits for the password. */
    String payment() {
      return found(PAYMENT);
    }

    private String found(Pattern what) {
      Matcher matcher = what.matcher(body);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  Answer looks() {
    return looksAt("");
  }

  Answer looksAt(String part) {
    return send(HttpMethod.GET, part, Map.of(), null, null);
  }

  Answer shows(PayCode code) {
    return types(code.reveal());
  }

  Answer types(String text) {
    return form("/code", Map.of("code", text));
  }

  /** The password for whatever payment the screen asks it for. */
  Answer proves(Password password) {
    return form("/password", Map.of("payment", looks().payment(), "password", password.reveal()));
  }

  Answer pays(PayCode code) {
    shows(code);
    return proves(Town.PAYMENT_PASSWORD);
  }

  Answer wantsAnotherCode() {
    return form("/another-code", Map.of("payment", looks().payment()));
  }

  Answer cancels() {
    return form("/cancellation", Map.of());
  }

  Answer holdsUp(byte[] picture) {
    return send(
        HttpMethod.POST,
        "/pictures",
        Map.of(HttpHeaders.ORIGIN, origin),
        MediaType.APPLICATION_OCTET_STREAM,
        picture);
  }

  Answer form(String form, Map<String, String> fields) {
    return formFrom(Map.of(HttpHeaders.ORIGIN, origin), form, fields);
  }

  /** A form that comes with these headers. */
  Answer formFrom(Map<String, String> headers, String form, Map<String, String> fields) {
    LinkedMultiValueMap<String, String> values = new LinkedMultiValueMap<>();
    fields.forEach(values::add);
    return send(HttpMethod.POST, form, headers, MediaType.APPLICATION_FORM_URLENCODED, values);
  }

  private Answer send(
      HttpMethod method,
      String part,
      Map<String, String> headers,
      @Nullable MediaType type,
      @Nullable Object body) {
    RestClient.RequestBodySpec request =
        http.method(method)
            .uri(path + part)
            .header("HX-Request", "true")
            .header("Accept-Language", "en");
    headers.forEach(request::header);
    if (body != null) {
      request.contentType(requireNonNull(type)).body(body);
    }
    return requireNonNull(
        request.exchange((q, answer) ->
            new Answer(
                answer.getStatusCode().value(),
                answer.getHeaders(),
                requireNonNullElse(answer.bodyTo(String.class), ""))));
  }
}
