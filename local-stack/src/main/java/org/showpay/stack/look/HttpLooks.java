package org.showpay.stack.look;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.showpay.contracts.trust.ServiceName;

/** How the services answer who wishes them ill. */
final class HttpLooks {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SLOW_CALLERS = 200;
  private static final int TOO_LARGE = 1 << 20;
  private static final int TOO_DEEP = 1000;

  private static final List<String> DOORS =
      List.of(
          "/actuator/env",
          "/actuator/heapdump",
          "/actuator/beans",
          "/actuator/loggers",
          "/actuator/threaddump",
          "/actuator/configprops",
          "/actuator/shutdown",
          "/v3/api-docs",
          "/swagger-ui.html",
          "/h2-console",
          "/.git/config");

  private HttpLooks() {}

  static Outcome closedDoors(Premises premises) throws IOException, InterruptedException {
    List<String> open = new ArrayList<>();
    int tried = 0;
    for (ServiceName service : ServiceName.values()) {
      for (String door : DOORS) {
        for (boolean asOperator : new boolean[] {false, true}) {
          tried++;
          int status = send(premises, service, "GET " + door, "", asOperator).statusCode();
          // A page may lead to its sign-in.
          if (status < 300 || status >= 500) {
            open.add("%s%s: %d".formatted(service.text(), door, status));
          }
        }
      }
      int trace = send(premises, service, "TRACE /actuator/health", "", false).statusCode();
      if (trace != 405) {
        open.add("TRACE of %s: %d".formatted(service.text(), trace));
      }
    }
    return open.isEmpty()
        ? new Outcome.Passed("%d doors tried, none open; TRACE is 405".formatted(tried))
        : new Outcome.Failed(String.join(", ", open));
  }

  static Outcome limits(Premises premises) throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    expect(wrong, premises, "{\"name\":\"" + "a".repeat(TOO_LARGE) + "\"}", 413);
    expect(wrong, premises, "{\"name\":" + "[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP) + "}", 400);
    String slow = whileOthersAreSlow(premises);
    if (!slow.isEmpty()) {
      wrong.add(slow);
    }
    return wrong.isEmpty()
        ? new Outcome.Passed(
            "1 MB is 413, depth %d is 400, and %d slow callers keep nobody waiting"
                .formatted(TOO_DEEP, SLOW_CALLERS))
        : new Outcome.Failed(String.join("; ", wrong));
  }

  private static void expect(List<String> wrong, Premises premises, String body, int status)
      throws IOException, InterruptedException {
    for (ServiceName service : List.of(ServiceName.AUTH_SERVER, ServiceName.CARD_ISSUER)) {
      String path =
          service == ServiceName.AUTH_SERVER ? "/v1/merchants" : "/v1/companies/hanbit/accounts";
      int got = send(premises, service, "POST " + path, body, true).statusCode();
      if (got != status) {
        wrong.add("%s %s: %d instead of %d".formatted(service.text(), path, got, status));
      }
    }
  }

  private static String whileOthersAreSlow(Premises premises)
      throws IOException, InterruptedException {
    URI auth = premises.suite().urlOf(ServiceName.AUTH_SERVER);
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < SLOW_CALLERS; i++) {
        Socket caller = new Socket(auth.getHost(), auth.getPort());
        slow.add(caller);
        caller
            .getOutputStream()
            .write(
                "POST /v1/payments HTTP/1.1\r\nHost: x\r\nX-".getBytes(StandardCharsets.US_ASCII));
      }
      int status =
          send(premises, ServiceName.AUTH_SERVER, "GET /actuator/health", "", false).statusCode();
      return status == 200 ? "" : "beside slow callers health is " + status;
    } finally {
      for (Socket caller : slow) {
        caller.close();
      }
    }
  }

  /** Whoever can begin a line of the log can write in it whatever they like. */
  static Outcome oneLineLogs(Premises premises) throws IOException, InterruptedException {
    String canary = "CANARY-" + Long.toHexString(System.nanoTime());
    for (String path : List.of("/v1/merchants/", "/v1/payments/", "/")) {
      send(premises, ServiceName.AUTH_SERVER, "GET " + path + "%0d%0a" + canary, "", true);
    }
    send(
        premises,
        ServiceName.AUTH_SERVER,
        "POST /v1/merchants",
        "{\"name\":\"x\\r\\n%s\",\"\\r\\n%s\":1}".formatted(canary, canary),
        true);
    int lines = 0;
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(premises.logs(), "*.log")) {
      for (Path log : logs) {
        for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
          lines++;
          if (line.strip().startsWith(canary)) {
            return new Outcome.Failed("a caller began a line of " + log.getFileName());
          }
        }
      }
    }
    return lines == 0
        ? new Outcome.NotRun("nothing is logged here")
        : new Outcome.Passed("none of %d lines was begun by a caller".formatted(lines));
  }

  static HttpResponse<String> send(
      Premises premises, ServiceName service, String request, String body, boolean asOperator)
      throws IOException, InterruptedException {
    String[] words = request.split(" ", 2);
    HttpRequest.Builder sent =
        HttpRequest.newBuilder(URI.create(premises.suite().urlOf(service) + words[1]))
            .timeout(PATIENCE)
            .method(words[0], HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      sent.header("Content-Type", "application/json");
    }
    if (asOperator) {
      sent.header("Authorization", "Bearer " + premises.suite().operatorKey().reveal());
    }
    return CLIENT.send(sent.build(), HttpResponse.BodyHandlers.ofString());
  }
}
