package org.showpay.contracts.merchant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a merchant's terminal: a till, or a PC with a barcode reader. */
public record TerminalId(UUID uuid) {

  private static final String PREFIX = "trm";

  /** A new id. */
  public static TerminalId next() {
    return new TerminalId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static TerminalId of(String text) {
    return new TerminalId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
