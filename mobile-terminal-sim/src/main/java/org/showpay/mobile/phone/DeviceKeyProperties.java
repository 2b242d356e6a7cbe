package org.showpay.mobile.phone;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key without which this service does not start.
 *
 * @param deviceKey 32 random bytes in base64, under which handset keys are encrypted at rest
 */
@Validated
@ConfigurationProperties("showpay")
record DeviceKeyProperties(@DefaultValue("") @NotBlank String deviceKey) {

  @Override
  public String toString() {
    return "DeviceKeyProperties[hidden]";
  }
}
