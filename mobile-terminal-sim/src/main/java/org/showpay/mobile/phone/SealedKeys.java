package org.showpay.mobile.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.secret.Seal;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.subscriber.HandsetKey;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Encrypts handset keys with AES-256-GCM before they are stored. Each ciphertext is bound to its
 * phone, so that it opens nothing when it is copied into another phone's row.
 */
@Component
@EnableConfigurationProperties(DeviceKeyProperties.class)
class SealedKeys {

  private final Seal seal;

  SealedKeys(DeviceKeyProperties properties) {
    this.seal = new Seal(SecretKey32.of("showpay.device-key", properties.deviceKey()).reveal());
  }

  /** Encrypts the key of this phone. */
  byte[] seal(HandsetKey key, PhoneId phone) {
    return seal.close(key.reveal().getBytes(UTF_8), boundTo(phone));
  }

  /**
   * Decrypts the key of this phone.
   *
   * @throws IllegalStateException when the ciphertext was changed, or belongs to another phone
   */
  HandsetKey open(byte[] sealed, PhoneId phone) {
    return new HandsetKey(new String(seal.open(sealed, boundTo(phone)), UTF_8));
  }

  private static byte[] boundTo(PhoneId phone) {
    return phone.toString().getBytes(US_ASCII);
  }
}
