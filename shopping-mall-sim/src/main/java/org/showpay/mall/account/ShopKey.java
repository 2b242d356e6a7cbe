package org.showpay.mall.account;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key under which the shop's own secrets are stored; without it the service does not start.
 *
 * @param shopKey 32 random bytes in base64
 */
@Validated
@ConfigurationProperties("showpay")
record ShopKey(@DefaultValue("") @NotBlank String shopKey) {

  @Override
  public String toString() {
    return "ShopKey[hidden]";
  }
}
