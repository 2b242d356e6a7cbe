package org.showpay.mobile;

import java.util.Map;
import org.showpay.contracts.problem.NextStep;
import tools.jackson.databind.json.JsonMapper;

/** What a peer answers in a test. */
sealed interface Answer {

  /** A status and a body. */
  record Says(int status, String body) implements Answer {}

  /** The question is read, and then nothing happens. */
  record Nothing() implements Answer {}

  /** 200 with this value as JSON. */
  static Answer of(Object value) {
    return new Says(200, JsonMapper.shared().writeValueAsString(value));
  }

  /** An RFC 9457 problem. */
  static Answer problem(int status, String code, NextStep nextStep, String detail) {
    Map<String, Object> body =
        Map.of("status", status, "code", code, "nextStep", nextStep, "detail", detail);
    return new Says(status, JsonMapper.shared().writeValueAsString(body));
  }
}
