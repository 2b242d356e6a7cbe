package org.showpay.auth.devicecode;

import java.util.Base64;
import org.showpay.contracts.secret.SecretKey32;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether handsets may make codes by themselves.
 *
 * @param deviceCodes off unless it is said
 * @param payCodeKey the key of all codes, from which that of the handsets' codes comes
 */
@ConfigurationProperties("showpay")
record DeviceCodeProperties(
    @DefaultValue("false") boolean deviceCodes, @DefaultValue("") String payCodeKey) {

  /** From it the key of each handset comes. */
  SecretKey32 master() {
    byte[] master = SecretKey32.of("showpay.pay-code-key", payCodeKey).hmac("device codes");
    return SecretKey32.of("the key of device codes", Base64.getEncoder().encodeToString(master));
  }

  @Override
  public String toString() {
    return "DeviceCodeProperties[deviceCodes=" + deviceCodes + "]";
  }
}
