package org.showpay.cat.till;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key under which the tills' API keys are stored; without it the service does not start.
 *
 * @param deviceKey 32 random bytes in base64
 */
@Validated
@ConfigurationProperties("showpay")
record DeviceKey(@DefaultValue("") @NotBlank String deviceKey) {

  @Override
  public String toString() {
    return "DeviceKey[hidden]";
  }
}
