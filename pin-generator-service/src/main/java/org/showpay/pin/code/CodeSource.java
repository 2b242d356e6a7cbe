package org.showpay.pin.code;

import java.security.SecureRandom;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.showpay.contracts.paycode.SchemePrefix;
import org.springframework.stereotype.Component;

/** Draws codes that nobody can foresee (patent S306), and the digests that stand for them. */
@Component
public class CodeSource {

  private final SecureRandom random = new SecureRandom();
  private final SchemePrefix prefix;
  private final PayCodeDigester digester;

  CodeSource(CodeProperties properties) {
    this.prefix = new SchemePrefix(properties.schemePrefix());
    this.digester = new PayCodeDigester(properties.payCodeKey());
  }

  /** A new code. */
  public PayCode draw() {
    return PayCode.draw(prefix, random);
  }

  /** What the auth-server knows a code by. */
  public PayCodeDigest digest(PayCode code) {
    return digester.digest(code);
  }
}
