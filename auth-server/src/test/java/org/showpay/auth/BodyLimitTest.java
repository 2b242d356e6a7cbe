package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A body that is longer than any message of ours, however it comes. */
@AuthServerTest
class BodyLimitTest {

  private static final int MOST = 320 * 1024;

  @Autowired Environment environment;

  @Test
  void takesTheLongestAndNothingLonger() throws Exception {
    assertThat(post(BodyPublishers.ofString(body(MOST))).statusCode()).isEqualTo(401);
    HttpResponse<String> refused = post(BodyPublishers.ofString(body(MOST + 1)));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("CONTENT_TOO_LARGE", "FIX_REQUEST");
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void aBodyThatDoesNotSayHowLongItIsIsReadUpToThere() throws Exception {
    assertThat(post(unannounced(MOST)).statusCode()).isEqualTo(401);
    assertThat(post(unannounced(MOST + 1)).statusCode()).isEqualTo(413);
  }

  private static BodyPublisher unannounced(int length) {
    byte[] bytes = body(length).getBytes(StandardCharsets.US_ASCII);
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
  }

  private static String body(int length) {
    String frame = "{\"name\":\"\"}";
    return "{\"name\":\"" + "a".repeat(length - frame.length()) + "\"}";
  }

  /** By nobody: what is too long is refused before anybody is asked who they are. */
  private HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
    URI merchants =
        URI.create(
            "http://localhost:"
                + environment.getRequiredProperty("local.server.port")
                + "/v1/merchants");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(merchants)
              .version(HttpClient.Version.HTTP_1_1)
              .header("Content-Type", "application/json")
              .POST(body)
              .build(),
          BodyHandlers.ofString());
    }
  }
}
