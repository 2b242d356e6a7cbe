package org.showpay.issuer.card;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The key of the card number digests, {@code showpay.pan-key}: 32 random bytes in base64. */
@Validated
@ConfigurationProperties("showpay")
record PanKey(@DefaultValue("") @NotBlank String panKey) {

  @Override
  public String toString() {
    return "PanKey[hidden]";
  }
}
