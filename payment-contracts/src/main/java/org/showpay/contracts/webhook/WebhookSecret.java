package org.showpay.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What messages to an endpoint are signed with; shown once. */
public record WebhookSecret(@JsonValue String reveal) {

  /**
   * Takes the secret as it was shown.
   *
   * @throws IllegalArgumentException when it is not {@code whsec_} and 24 to 64 bytes in base64
   */
  @JsonCreator
  public WebhookSecret {
    if (!reveal.matches("whsec_[A-Za-z0-9+/]{32,86}={0,2}")) {
      throw new IllegalArgumentException("A webhook secret is whsec_ and 24 to 64 bytes in base64");
    }
  }

  @Override
  public String toString() {
    return "WebhookSecret[hidden]";
  }
}
