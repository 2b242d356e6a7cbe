package org.showpay.mall.webhook;

import java.util.Optional;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a message is about, and no more: what became of the session is asked, and not believed.
 *
 * @param version of the session; the highest there is where nothing is said
 */
record Tidings(CheckoutId session, int version) {

  private static final String ABOUT_SESSIONS = "checkout.";

  /** Empty for what this shop does not act on: payments are told of to every merchant. */
  static Optional<Tidings> in(String body, JsonMapper json) {
    try {
      JsonNode message = json.readTree(body);
      if (!message.path("type").asString("").startsWith(ABOUT_SESSIONS)) {
        return Optional.empty();
      }
      JsonNode data = message.path("data");
      return Optional.of(
          new Tidings(
              CheckoutId.of(data.path("session").asString("")),
              data.path("version").asInt(Integer.MAX_VALUE)));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "MESSAGE_NOT_UNDERSTOOD",
          NextStep.STOP,
          "A message is a JSON object with type, timestamp and data.");
    }
  }
}
