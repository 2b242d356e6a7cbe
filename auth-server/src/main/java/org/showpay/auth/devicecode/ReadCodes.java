package org.showpay.auth.devicecode;

import org.showpay.auth.paycode.CodeDigests;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.springframework.stereotype.Component;

/**
 * Takes the code that a till read; one that a handset made itself is a code like any other then.
 */
@Component
public class ReadCodes {

  private final CodeDigests digests;
  private final DeviceKeys keys;

  ReadCodes(CodeDigests digests, DeviceKeys keys) {
    this.digests = digests;
    this.keys = keys;
  }

  /** The digest under which the code is known here, if it is. */
  public PayCodeDigest of(PayCode code) {
    if (code.isMadeOnAHandset()) {
      keys.admit(code, digests);
    }
    return digests.of(code);
  }
}
