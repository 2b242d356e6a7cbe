package org.showpay.stack.look.trial;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.showpay.contracts.console.OperatorsApi.NewOperator;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.look.Premises;

/** An operator at the console, as a browser without scripts. */
final class ConsoleVisit {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String base;
  private final Map<String, String> cookies = new HashMap<>();
  private String csrf = "";

  /** Signs in. */
  ConsoleVisit(Premises premises, NewOperator operator) throws IOException, InterruptedException {
    this.base = premises.suite().urlOf(ServiceName.AUTH_SERVER) + "/console";
    look("/sign-in");
    send("/sign-in", Map.of("name", operator.name(), "key", operator.key().reveal()));
  }

  HttpResponse<String> look(String path) throws IOException, InterruptedException {
    return ask(path, HttpRequest.newBuilder().GET());
  }

  HttpResponse<String> send(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(form);
    all.put("_csrf", csrf);
    String body =
        all.entrySet().stream()
            .map(each -> each.getKey() + '=' + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return ask(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** What the browser brings along. */
  String cookies() {
    return cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
  }

  private HttpResponse<String> ask(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    request.uri(URI.create(base + path)).timeout(PATIENCE).header("Accept", "text/html");
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies());
    }
    HttpResponse<String> answer =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    Matcher token = CSRF.matcher(answer.body());
    csrf = token.find() ? token.group(1) : csrf;
    return answer;
  }

  private void keep(String cookie) {
    String[] pair = cookie.split(";", 2)[0].split("=", 2);
    cookies.put(pair[0], pair[1]);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
