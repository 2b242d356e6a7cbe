package org.showpay.pin.code;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How codes are made; without its key the service does not start.
 *
 * @param payCodeKey 32 random bytes in base64, the same as the auth-server's
 * @param schemePrefix the two digits that each code of this wallet starts with
 */
@Validated
@ConfigurationProperties("showpay")
record CodeProperties(
    @DefaultValue("") @NotBlank String payCodeKey, @DefaultValue("87") String schemePrefix) {

  @Override
  public String toString() {
    return "CodeProperties[schemePrefix=" + schemePrefix + ", payCodeKey hidden]";
  }
}
