package org.showpay.auth.paycode;

import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.springframework.stereotype.Component;

/** Turns the code that a till read into the digest under which it is known here. */
@Component
public class CodeDigests {

  private final PayCodeDigester digester;

  CodeDigests(PayCodeProperties properties) {
    this.digester = new PayCodeDigester(properties.payCodeKey());
  }

  /** The digest of a code; the code itself is not kept. */
  public PayCodeDigest of(PayCode code) {
    return digester.digest(code);
  }
}
