package org.showpay.acceptance.fuzz.answer;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Reply(int status, HttpHeaders headers, String body) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int FIRST_OF_SUCCESS = 200;
  private static final int FIRST_OF_ELSE = 300;

  /** Whether it was done. */
  public boolean isDone() {
    return status >= FIRST_OF_SUCCESS && status < FIRST_OF_ELSE;
  }

  /** What it says, if that is JSON. */
  public Optional<JsonNode> json() {
    try {
      return body.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(body));
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** The type of its content, without more; empty where it has none. */
  public String type() {
    return headers.firstValue("Content-Type").orElse("").split(";", 2)[0].strip();
  }
}
