package org.showpay.testing;

import org.showpay.contracts.problem.Messages;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Messages as services read them, where no service is started. */
public final class ServicesJson {

  private ServicesJson() {}

  /** A mapper with our strictness, as {@code showpay-defaults.yaml} completes it. */
  public static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    new Messages().strictReading().customize(builder);
    return builder.build();
  }
}
