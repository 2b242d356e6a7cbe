package org.showpay.mobile.inbox;

import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the SMS server listens, and who may bind.
 *
 * @param address this machine alone, unless somebody says otherwise: SMPP does not encrypt
 * @param passwords of the senders, by their system ids
 */
@Validated
@ConfigurationProperties("showpay.sms")
record SmsServerProperties(
    @DefaultValue("localhost") String address,
    @DefaultValue("2775") int port,
    @DefaultValue @NotEmpty Map<String, String> passwords) {

  @Override
  public String toString() {
    return "SmsServerProperties[%s:%d]".formatted(address, port);
  }
}
