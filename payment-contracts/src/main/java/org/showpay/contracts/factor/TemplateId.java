package org.showpay.contracts.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names what is kept of a finger, an eye or a voice. */
public record TemplateId(UUID uuid) {

  private static final String PREFIX = "tpl";

  /** A new id. */
  public static TemplateId next() {
    return new TemplateId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static TemplateId of(String text) {
    return new TemplateId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
