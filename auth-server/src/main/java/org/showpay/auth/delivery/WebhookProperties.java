package org.showpay.auth.delivery;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key that the secrets of endpoints are kept under.
 *
 * @param webhookKey 32 random bytes in base64
 */
@Validated
@ConfigurationProperties("showpay")
record WebhookProperties(@DefaultValue("") @NotBlank String webhookKey) {

  @Override
  public String toString() {
    return "WebhookProperties[hidden]";
  }
}
