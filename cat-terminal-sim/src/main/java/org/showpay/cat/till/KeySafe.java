package org.showpay.cat.till;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.secret.Seal;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.contracts.till.TillId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Seals API keys, and the keys that tills sign with, for the database (AES-256-GCM). Each is bound
 * to its till: moved to another till's row it cannot be opened.
 */
@Component
@EnableConfigurationProperties(DeviceKey.class)
final class KeySafe {

  private final Seal seal;

  KeySafe(DeviceKey key) {
    this.seal = new Seal(SecretKey32.of("showpay.device-key", key.deviceKey()).reveal());
  }

  byte[] seal(TillId till, ApiKey key) {
    return seal.close(key.reveal().getBytes(US_ASCII), boundTo(till));
  }

  /** The key of this till; fails where the row was changed or is another till's. */
  ApiKey open(TillId till, byte[] sealed) {
    return new ApiKey(new String(seal.open(sealed, boundTo(till)), US_ASCII));
  }

  byte[] seal(TillId till, SigningKey key) {
    return seal.close(key.reveal(), boundToSigning(till));
  }

  /** The key that this till signs with; fails where the row was changed or is another till's. */
  SigningKey openSigning(TillId till, byte[] sealed) {
    return SigningKey.of(seal.open(sealed, boundToSigning(till)));
  }

  private static byte[] boundToSigning(TillId till) {
    return (till + " signs").getBytes(US_ASCII);
  }

  private static byte[] boundTo(TillId till) {
    return till.toString().getBytes(US_ASCII);
  }
}
