package org.showpay.contracts.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a challenge; good for one answer. */
public record ChallengeId(UUID uuid) {

  private static final String PREFIX = "chl";

  /** A new id. */
  public static ChallengeId next() {
    return new ChallengeId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  @JsonCreator
  public static ChallengeId of(String text) {
    return new ChallengeId(TypedId.read(PREFIX, text));
  }

  @Override
  @JsonValue
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
