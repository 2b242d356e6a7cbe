package org.showpay.contracts.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a pack of codes; made by the handset that asks for it, anew with each try. */
public record PackId(UUID uuid) {

  private static final String PREFIX = "pck";

  /** A new id. */
  public static PackId next() {
    return new PackId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static PackId of(String text) {
    return new PackId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
