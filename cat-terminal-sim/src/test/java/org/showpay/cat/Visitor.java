package org.showpay.cat;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** A browser without a screen: it keeps cookies, and sends forms with the token of their page. */
public final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern TILL = Pattern.compile("name=\"till\"[^>]*value=\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new TreeMap<>();
  private final List<String> everything = new CopyOnWriteArrayList<>();
  private final int port;
  private String language = "en";
  private String token = "";
  private String till = "";

  Visitor(Environment environment) {
    this.port = environment.getRequiredProperty("local.server.port", Integer.class);
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {

    /** The status. */
    public int status() {
      return response.statusCode();
    }

    /** The body. */
    public String body() {
      return response.body();
    }

    /** All headers of a name. */
    public String header(String name) {
      return String.join("\n", response.headers().allValues(name));
    }

    /** The text of the first element of this class. */
    public String textOf(String styleClass) {
      return first("class=\"" + styleClass + "\"[^>]*>([^<]*)<");
    }

    /** What the panel says of itself. */
    public String dataOf(String name) {
      return first("data-" + name + "=\"([^\"]*)\"");
    }

    /** The value of the first field of this name. */
    public String valueOf(String field) {
      return first("name=\"" + field + "\"[^>]*value=\"([^\"]*)\"");
    }

    private String first(String pattern) {
      Matcher element = Pattern.compile(pattern).matcher(body());
      return element.find() ? element.group(1) : "";
    }
  }

  /** Speaks another language. */
  public Visitor in(String other) {
    this.language = other;
    return this;
  }

  /** Takes another visitor's cookies. */
  public void steal(Visitor other) {
    cookies.putAll(other.cookies);
  }

  /** Puts a cookie where the browser has none. */
  public void setCookie(String name, String value) {
    cookies.put(name, value);
  }

  /** All that this browser was ever sent. */
  public String everything() {
    return String.join("\n", everything);
  }

  /** Fetches a page. */
  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Fetches a page again and again until it is as wanted. */
  public Answer until(String path, Predicate<Answer> wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    Answer answer = get(path);
    while (!wanted.test(answer)) {
      if (Instant.now().isAfter(end)) {
        fail("This did not come: " + answer.body());
      }
      answer = get(path);
    }
    return answer;
  }

  /** Sends a form with the token and the till of the page that was looked at last. */
  public Answer post(String path, String... fields) {
    return send(form(path, fields, token));
  }

  /** Sends a form as another site would make the browser send it. */
  public Answer postForged(String path, String... fields) {
    return send(form(path, fields, ""));
  }

  /** Sends a picture as the page's script does. */
  public Answer postPicture(String order, byte[] file) {
    return send(
        request("/cashier/pictures?order=" + order + "&till=" + till)
            .header("Content-Type", "application/octet-stream")
            .header("X-XSRF-TOKEN", token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  private HttpRequest.Builder form(String path, String[] fields, String proof) {
    StringBuilder body = new StringBuilder("till=" + till + "&_csrf=" + encoded(proof));
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
      everything.add(response.headers().map() + response.body());
      Matcher found = TOKEN.matcher(response.body());
      token = found.find() ? found.group(1) : token;
      Matcher shown = TILL.matcher(response.body());
      till = shown.find() ? shown.group(1) : till;
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status line for a request under another host name, which the usual client cannot send. */
  public String statusUnder(String host, String path) {
    try (Socket socket = new Socket("localhost", port)) {
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
              .formatted(path, host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
