package org.showpay.mobile.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.showpay.contracts.secret.Seal;
import org.showpay.contracts.secret.SecretKey32;
import org.springframework.stereotype.Component;

/** Seals what a phone keeps of its packs, under a key of its own that comes from the device key. */
@Component
public class DeviceSeal {

  private final Seal seal;

  DeviceSeal(DeviceKeyProperties properties) {
    SecretKey32 device = SecretKey32.of("showpay.device-key", properties.deviceKey());
    this.seal = new Seal(device.hmac("packs of codes"));
  }

  /** Encrypts for one row. */
  public byte[] close(byte[] content, String row) {
    return seal.close(content, row.getBytes(US_ASCII));
  }

  /** Decrypts what was closed for this row. */
  public byte[] open(byte[] sealed, String row) {
    return seal.open(sealed, row.getBytes(US_ASCII));
  }
}
