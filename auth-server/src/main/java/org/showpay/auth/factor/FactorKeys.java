package org.showpay.auth.factor;

import org.showpay.auth.seal.MasterKey;
import org.springframework.stereotype.Component;

/** Keys for entries, captures and templates, each derived from the pepper for its own purpose. */
@Component
public class FactorKeys {

  private final MasterKey master;

  FactorKeys(PasswordProperties keys) {
    this.master = new MasterKey("showpay.password-pepper", keys.passwordPepper());
  }

  /** 32 bytes that tell nothing of the pepper, nor of another purpose's. */
  public byte[] derive(String purpose) {
    return master.derive(purpose);
  }
}
