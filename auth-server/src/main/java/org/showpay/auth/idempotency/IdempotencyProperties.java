package org.showpay.auth.idempotency;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key under which requests are recognised and answers are kept; another one forgets them all.
 *
 * @param idempotencyKey 32 random bytes in base64
 */
@Validated
@ConfigurationProperties("showpay")
record IdempotencyProperties(@DefaultValue("") @NotBlank String idempotencyKey) {

  @Override
  public String toString() {
    return "IdempotencyProperties[hidden]";
  }
}
