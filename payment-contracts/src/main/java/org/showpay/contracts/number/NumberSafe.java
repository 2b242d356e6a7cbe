package org.showpay.contracts.number;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.secret.Seal;
import org.showpay.contracts.secret.SecretKey32;
import org.showpay.contracts.subscriber.PhoneNumber;

/**
 * Keeps phone numbers as nobody can read them who has the database alone: encrypted for one row,
 * and findable by a keyed digest, which is the same for the same number. Numbers are normalised
 * already: digits with the country code.
 */
public final class NumberSafe {

  private final Seal seal;
  private final SecretKey32 index;
  private final boolean inClearToo;

  /**
   * Takes keys that are for this alone.
   *
   * @param inClearToo while a version runs beside this one that reads numbers in clear
   */
  public NumberSafe(byte[] sealing, byte[] indexing, boolean inClearToo) {
    this.seal = new Seal(sealing);
    this.index = SecretKey32.derived(indexing);
    this.inClearToo = inClearToo;
  }

  /** Derives both keys from one that a service has for something else. */
  public static NumberSafe derivedFrom(SecretKey32 key, boolean inClearToo) {
    return new NumberSafe(
        key.hmac("phone numbers"), key.hmac("index of phone numbers"), inClearToo);
  }

  /** The number, encrypted for this row alone. */
  public byte[] close(PhoneNumber number, UUID row) {
    return seal.close(number.reveal().getBytes(StandardCharsets.US_ASCII), boundTo(row));
  }

  /** By what the number is found again: the whole of it, or not at all. */
  public byte[] index(PhoneNumber number) {
    return index.hmac(number.reveal());
  }

  /** What stands in the column of before: nothing, unless an earlier version still reads it. */
  public @Nullable String clear(PhoneNumber number) {
    return inClearToo ? number.reveal() : null;
  }

  /** Whether numbers that stand in clear are left so, beside what is encrypted. */
  public boolean leavesClear() {
    return inClearToo;
  }

  /** The number of a row; one that an earlier version wrote is in clear until it is sealed. */
  public PhoneNumber open(byte @Nullable [] sealed, @Nullable String clear, UUID row) {
    if (sealed != null) {
      return new PhoneNumber(
          new String(seal.open(sealed, boundTo(row)), StandardCharsets.US_ASCII));
    }
    if (clear == null) {
      throw new IllegalStateException("A row has no phone number");
    }
    return new PhoneNumber(clear);
  }

  /** The same of a row with the columns {@code sealed_number} and {@code phone_number}. */
  public PhoneNumber open(ResultSet row, UUID id) throws SQLException {
    return open(row.getBytes("sealed_number"), row.getString("phone_number"), id);
  }

  private static byte[] boundTo(UUID row) {
    return row.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
