package org.showpay.pin.code;

import java.security.SecureRandom;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.paycode.PayCodeDigester;
import org.showpay.contracts.paycode.SchemePrefix;
import org.springframework.stereotype.Component;

/** Draws codes that nobody can foresee (patent S306), and the digests that stand for them. */
@Component
class CodeSource {

  private final SecureRandom random = new SecureRandom();
  private final SchemePrefix prefix;
  private final PayCodeDigester digester;

  CodeSource(CodeProperties properties) {
    this.prefix = new SchemePrefix(properties.schemePrefix());
    this.digester = new PayCodeDigester(properties.payCodeKey());
  }

  PayCode draw() {
    return PayCode.draw(prefix, random);
  }

  PayCodeDigest digest(PayCode code) {
    return digester.digest(code);
  }
}
