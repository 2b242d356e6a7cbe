package org.showpay.contracts.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names a short message; to the SMS server it is the reference by which a repeat is known. */
public record SmsId(UUID uuid) {

  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int LENGTH = 6;

  /** A new id. */
  public static SmsId next() {
    return new SmsId(TypedId.next());
  }

  /** The id of the one message that tells this, each time the same. */
  public static SmsId of(String whatItTells) {
    return new SmsId(UUID.nameUUIDFromBytes(whatItTells.getBytes(UTF_8)));
  }

  /** Six letters by which a person can tell two messages from one that came twice. */
  public String reference() {
    long rest = (uuid.getMostSignificantBits() ^ uuid.getLeastSignificantBits()) >>> 1;
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      letters.append(LETTERS.charAt(Math.toIntExact(rest % LETTERS.length())));
      rest /= LETTERS.length();
    }
    return letters.toString();
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
