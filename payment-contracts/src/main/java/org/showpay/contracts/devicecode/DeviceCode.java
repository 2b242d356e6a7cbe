package org.showpay.contracts.devicecode;

import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;

/**
 * What stands in a code that was made on a handset: {@code PP IIIIIIIIIIII MMMMMMMM CC}, 24 digits.
 *
 * @param index 12 digits by which the auth-server, and nobody else, finds the key
 * @param proof 8 digits that only the holder of the key can know
 */
public record DeviceCode(long index, long proof) {

  static final long INDEX_BOUND = 1_000_000_000_000L;
  static final long PROOF_BOUND = 100_000_000L;

  private static final int INDEX_FROM = 2;
  private static final int PROOF_FROM = 14;
  private static final int PROOF_TO = 22;

  /** Reads a code of 24 digits. */
  public static DeviceCode of(PayCode code) {
    String digits = code.reveal();
    return new DeviceCode(
        Long.parseLong(digits.substring(INDEX_FROM, PROOF_FROM)),
        Long.parseLong(digits.substring(PROOF_FROM, PROOF_TO)));
  }

  /** The code as it is shown. */
  public PayCode in(SchemePrefix scheme) {
    return PayCode.madeOfTwenty(scheme, "%012d%08d".formatted(index, proof));
  }

  @Override
  public String toString() {
    return "DeviceCode[hidden]";
  }
}
