package org.showpay.contracts.devicecode;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.showpay.contracts.secret.SecretKey32;

/** The key with which one handset makes codes for one card; the auth-server can derive it too. */
public final class DeviceCodeKey {

  private final SecretKey32 key;

  private DeviceCodeKey(SecretKey32 key) {
    this.key = key;
  }

  /** Takes a key of 32 bytes. */
  public static DeviceCodeKey of(byte[] bytes) {
    return new DeviceCodeKey(
        SecretKey32.of("a device's key", Base64.getEncoder().encodeToString(bytes)));
  }

  /** The key of a handset comes from a key that only the auth-server has. */
  public static DeviceCodeKey derive(SecretKey32 master, DeviceKeyId id) {
    return of(master.hmac("device code key " + id));
  }

  /**
   * The code of a step: 20 digits of one HMAC-SHA-256 over the step. Index and proof come from
   * different parts of it; 64 bits for 12 digits favour no value by more than 10⁻⁷ of its odds.
   */
  public DeviceCode at(TimeStep step) {
    ByteBuffer mac = ByteBuffer.wrap(key.hmac("device code at step " + step.number()));
    return new DeviceCode(
        Long.remainderUnsigned(mac.getLong(), DeviceCode.INDEX_BOUND),
        Long.remainderUnsigned(mac.getLong(), DeviceCode.PROOF_BOUND));
  }

  /** The bytes themselves, to be sealed. */
  public byte[] reveal() {
    return key.reveal();
  }

  @Override
  public String toString() {
    return "DeviceCodeKey[hidden]";
  }
}
