package org.showpay.contracts.devicecode;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names the key with which a handset makes codes for one card. */
public record DeviceKeyId(UUID uuid) {

  private static final String PREFIX = "dck";

  /** A new id. */
  public static DeviceKeyId next() {
    return new DeviceKeyId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static DeviceKeyId of(String text) {
    return new DeviceKeyId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
