package org.showpay.auth.factor;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key without which no password of the database can be tried.
 *
 * @param passwordPepper 32 random bytes in base64, in no database
 */
@Validated
@ConfigurationProperties("showpay")
record PasswordProperties(@DefaultValue("") @NotBlank String passwordPepper) {

  @Override
  public String toString() {
    return "PasswordProperties[hidden]";
  }
}
