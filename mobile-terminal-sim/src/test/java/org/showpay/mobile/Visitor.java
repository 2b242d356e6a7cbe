package org.showpay.mobile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.springframework.core.env.Environment;

/** A browser without a screen: it keeps cookies, and sends forms with the token of their page. */
final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new TreeMap<>();
  private final int port;
  private final PhoneId phone;
  private String language = "en";
  private String token = "";
  private String site = "same-origin";

  Visitor(Environment environment, PhoneId phone) {
    this.port = environment.getRequiredProperty("local.server.port", Integer.class);
    this.phone = phone;
  }

  /** What came back. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    String header(String name) {
      return String.join("\n", response.headers().allValues(name));
    }

    /** The text of the first element of this class. */
    String textOf(String styleClass) {
      Matcher element =
          Pattern.compile("class=\"" + styleClass + "\"[^>]*>([^<]*)<").matcher(body());
      return element.find() ? element.group(1) : "";
    }
  }

  PhoneId phone() {
    return phone;
  }

  Visitor in(Locale locale) {
    this.language = locale.toLanguageTag();
    return this;
  }

  /** From now on the browser says that forms come from there. */
  Visitor comingFrom(String where) {
    this.site = where;
    return this;
  }

  /** Takes another visitor's cookies. */
  void steal(Visitor other) {
    cookies.putAll(other.cookies);
  }

  Answer signIn(NewPhone owner) {
    return post("/sign-in", "number", owner.phoneNumber().reveal());
  }

  Answer get(String page) {
    return send(request("/phones/" + phone + page).GET());
  }

  Answer getShelf() {
    return send(request("/").GET());
  }

  Answer fetch(String path) {
    return send(request(path).GET());
  }

  /** The names of the events of an open page's stream, as they come. */
  Stream<String> listen(String page) {
    try {
      return http.send(
              request("/phones/" + phone + page)
                  .setHeader("Accept", "text/event-stream")
                  .GET()
                  .build(),
              HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("event:"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a form with the token of the page that was looked at last. */
  Answer post(String action, String... fields) {
    if (token.isEmpty()) {
      get("/sign-in");
    }
    return send(form(action, fields, token));
  }

  /** Sends a form as another site would make the browser send it. */
  Answer postForged(String action) {
    return send(form(action, new String[0], ""));
  }

  private HttpRequest.Builder form(String action, String[] fields, String proof) {
    StringBuilder body = new StringBuilder("_csrf=" + encoded(proof));
    for (int i = 0; i < fields.length; i += 2) {
      body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    return request("/phones/" + phone + action)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Sec-Fetch-Site", site)
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "text/html,application/json")
        .header("Accept-Language", language)
        .header(
            "Cookie",
            cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      for (String cookie : response.headers().allValues("Set-Cookie")) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      Matcher found = TOKEN.matcher(response.body());
      token = found.find() ? found.group(1) : token;
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status line for a request under another host name, which the usual client cannot send. */
  String statusUnder(String host, String path) {
    try (Socket socket = new Socket("localhost", port)) {
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nAccept: text/html\r\n"
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
