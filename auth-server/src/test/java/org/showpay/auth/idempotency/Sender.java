package org.showpay.auth.idempotency;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests byte by byte as a test wants them. */
record Sender(String base, String credential) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Answer post(String path, String body, String... keys) throws Exception {
    return send("POST", path, body, keys);
  }

  Answer send(String method, String path, String body, String... keys) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + credential)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    Arrays.stream(keys).forEach(key -> request.header("Idempotency-Key", key));
    HttpResponse<byte[]> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response);
  }

  /** What came back, to the byte. */
  record Answer(HttpResponse<byte[]> response) {

    int status() {
      return response.statusCode();
    }

    String type() {
      return response.headers().firstValue("Content-Type").orElse("");
    }

    boolean replayed() {
      return response.headers().firstValue("Idempotent-Replayed").orElse("").equals("true");
    }

    byte[] body() {
      return response.body();
    }

    JsonNode json() {
      return JSON.readTree(body());
    }

    String code() {
      return json().path("code").asString("");
    }

    String detail() {
      return json().path("detail").asString("");
    }
  }
}
