package org.showpay.mall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** A browser without a screen: it keeps cookies, and sends forms with the token of their page. */
public final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new ConcurrentSkipListMap<>();
  private final String shop;
  private volatile String token = "";

  /** Somebody who has never been here. */
  public Visitor(Environment environment) {
    this.shop = "http://localhost:" + environment.getRequiredProperty("local.server.port");
  }

  /** What came back. */
  public record Answer(int status, String body, String location, String cookies, String policy) {}

  /** Fetches a page. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Sends a form with the token of the page that was looked at last. */
  public Answer post(String path, String... fields) {
    return send(form(path, fields, token));
  }

  /** Sends a form as another site would make the browser send it. */
  public Answer postForged(String path, String... fields) {
    return send(form(path, fields, ""));
  }

  /** The status line for a request under another host name, which the usual client cannot send. */
  public String statusUnder(String host, String path) {
    URI here = URI.create(shop);
    try (Socket socket = new Socket(here.getHost(), here.getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder form(String path, String[] fields, String proof) {
    StringBuilder body = new StringBuilder("_csrf=" + encoded(proof));
    for (int i = 0; i < fields.length; i += 2) {
      body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(shop + path))
        .header("Accept", "text/html")
        .header("Accept-Language", "en")
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
      return new Answer(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Location").orElse(""),
          String.join("\n", response.headers().allValues("Set-Cookie")),
          response.headers().firstValue("Content-Security-Policy").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
