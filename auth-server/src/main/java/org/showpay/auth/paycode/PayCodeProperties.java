package org.showpay.auth.paycode;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key that turns pay codes into digests, and how long a code lives.
 *
 * @param payCodeKey 32 random bytes in base64, the same as at the pin-generator-service
 * @param codeLife 30 to 180 seconds (NIST SP 800-63B allows ten minutes, a till needs far less)
 * @param codeInterval how far apart the codes of one subscriber are at least
 */
@Validated
@ConfigurationProperties("showpay")
record PayCodeProperties(
    @DefaultValue("") @NotBlank String payCodeKey,
    @DefaultValue("60s") @NotNull @DurationMin(seconds = 30) @DurationMax(seconds = 180)
        Duration codeLife,
    @DefaultValue("2s") @NotNull Duration codeInterval) {

  @Override
  public String toString() {
    return "PayCodeProperties[codeLife=" + codeLife + "]";
  }
}
