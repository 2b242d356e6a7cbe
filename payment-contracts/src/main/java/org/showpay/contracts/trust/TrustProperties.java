package org.showpay.contracts.trust;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The keys without which no service starts; they come from the environment or from files.
 *
 * @param signingKey this service's own EC P-256 key as a JWK (RFC 7517), with its name as key id
 * @param trustedKeys the public keys of all services as a JWK set
 * @param operatorKeyHash the operator's API key, hashed as {@link ApiKeyHash} does
 * @param scraperKeyHash the same of the key that opens the metrics and nothing else; without it
 *     they are the operator's alone
 */
@Validated
@ConfigurationProperties("showpay.trust")
record TrustProperties(
    @DefaultValue("") @NotBlank String signingKey,
    @DefaultValue("") @NotBlank String trustedKeys,
    @DefaultValue("") @NotBlank String operatorKeyHash,
    @DefaultValue("") String scraperKeyHash) {

  @Override
  public String toString() {
    return "TrustProperties[hidden]";
  }
}
