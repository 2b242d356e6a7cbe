package org.showpay.auth;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.console.OperatorsApi;
import org.showpay.contracts.console.OperatorsApi.NewOperator;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/** Somebody's browser at the console, without its scripts. */
final class Desk {

  private static final Pattern API_KEY = Pattern.compile("spk_[A-Za-z0-9_-]{43}");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final RestClient http;
  private final String base;
  private final Map<String, String> cookies = new HashMap<>();
  private String csrf = "";

  Desk(Environment environment) {
    this.http = TestClient.raw(environment, "");
    this.base = "http://localhost:" + environment.getRequiredProperty("local.server.port");
  }

  /** An answer, whatever its status. */
  record Answer(int status, HttpHeaders headers, String body) {

    /** Where a browser goes next. */
    String location() {
      return requireNonNullElse(headers.getFirst(HttpHeaders.LOCATION), "")
          .replaceFirst("^http://localhost:[0-9]+", "");
    }

    /** The new API key that it shows. */
    String apiKey() {
      Matcher key = API_KEY.matcher(body);
      assertThat(key.find()).describedAs(body).isTrue();
      return key.group();
    }

    /** What a form's hidden field of this name holds. */
    String field(String name) {
      Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(body);
      return found.find() ? found.group(1) : "";
    }
  }

  /** How the list of payments is answered to this API key. */
  static int statusOfPayments(Environment environment, String apiKey) {
    return requireNonNull(
        TestClient.raw(environment, apiKey)
            .get()
            .uri("/v1/payments")
            .exchange((asked, answer) -> answer.getStatusCode().value()));
  }

  /** What the audit says of whatever was acted upon, oldest first. */
  static List<String> deedsOn(JdbcClient jdbc, Object subject) {
    return jdbc.sql(
            "select action || ' ' || result from console_deed where subject = ? order by id")
        .param(subject.toString())
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** Who lets operators in. */
  static OperatorsApi office(Environment environment) {
    return TestClient.of(OperatorsApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  /** A new operator of this role, signed in. */
  static Desk of(Environment environment, Role role) {
    NewOperator operator =
        office(environment)
            .add(
                new OperatorsApi.AddOperator(
                    "Op " + PaymentId.next().toString().substring(8), role));
    Desk desk = new Desk(environment);
    desk.signIn(operator.name(), operator.key().reveal());
    return desk;
  }

  /** Where a page is, for whoever asks otherwise. */
  String address(String path) {
    return base + "/console" + path;
  }

  /** What the browser would bring there. */
  String cookies() {
    return cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
  }

  /** Everything that it keeps, by name. */
  Map<String, String> kept() {
    return Map.copyOf(cookies);
  }

  Answer signIn(String name, String key) {
    looksAt("/sign-in");
    return send("/sign-in", Map.of("name", name, "key", key));
  }

  Answer looksAt(String path) {
    return ask(HttpMethod.GET, path, null);
  }

  /** Sends a form of this page, with the token that the page has. */
  Answer sends(String page, String form, Map<String, String> fields) {
    looksAt(page);
    return send(form, fields);
  }

  /** The same with the token that was had last. */
  Answer send(String form, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", csrf);
    return ask(HttpMethod.POST, form, all);
  }

  /** A form that brings what it brings. */
  Answer ask(HttpMethod method, String path, @Nullable Map<String, String> fields) {
    RestClient.RequestBodySpec request =
        http.method(method)
            .uri("/console" + path)
            .header("Accept", "text/html, */*;q=0.5")
            .header("Accept-Language", "en");
    if (!cookies.isEmpty()) {
      request.header(HttpHeaders.COOKIE, cookies());
    }
    if (fields != null) {
      LinkedMultiValueMap<String, String> values = new LinkedMultiValueMap<>();
      fields.forEach(values::add);
      request.contentType(MediaType.APPLICATION_FORM_URLENCODED).body(values);
    }
    Answer answer =
        requireNonNull(
            request.exchange((q, response) ->
                new Answer(
                    response.getStatusCode().value(),
                    response.getHeaders(),
                    requireNonNullElse(response.bodyTo(String.class), ""))));
    keepCookies(answer.headers());
    Matcher token = CSRF.matcher(answer.body());
    csrf = token.find() ? token.group(1) : csrf;
    return answer;
  }

  private void keepCookies(HttpHeaders headers) {
    for (String cookie :
        requireNonNullElse(headers.get(HttpHeaders.SET_COOKIE), List.<String>of())) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
  }
}
