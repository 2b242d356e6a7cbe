package org.showpay.issuer.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.showpay.issuer.Bank;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Sends messages to a host and takes whatever comes back. */
final class RawHost {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Environment environment;

  RawHost(Environment environment) {
    this.environment = environment;
  }

  HttpResponse<String> send(String route, Object message, Duration patience)
      throws IOException, InterruptedException {
    String server = "http://localhost:" + environment.getRequiredProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/v1/companies/hanbit/" + route))
            .timeout(patience)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + Bank.adapterToken())
            .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(message)))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
