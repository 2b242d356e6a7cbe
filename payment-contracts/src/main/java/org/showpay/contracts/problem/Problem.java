package org.showpay.contracts.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A problem as a client reads it back. */
public record Problem(int status, String code, NextStep nextStep, String detail) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Reads the problem out of an error response, whatever the peer really sent. */
  public static Problem of(RestClientResponseException e) {
    int status = e.getStatusCode().value();
    try {
      Wire wire = JSON.readValue(e.getResponseBodyAsByteArray(), Wire.class);
      return wire == null ? withoutWords(status) : read(status, wire);
    } catch (JacksonException notAProblem) {
      return withoutWords(status);
    }
  }

  private static Problem read(int status, Wire wire) {
    return new Problem(
        status,
        wire.code == null ? "HTTP_" + status : wire.code,
        wire.nextStep == null ? NextStep.STOP : wire.nextStep,
        wire.detail == null ? "" : wire.detail);
  }

  private static Problem withoutWords(int status) {
    return new Problem(status, "HTTP_" + status, NextStep.STOP, "The answer says no more.");
  }

  private record Wire(
      @Nullable String code, @Nullable NextStep nextStep, @Nullable String detail) {}
}
