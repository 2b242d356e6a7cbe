package org.showpay.auth.challenge;

import org.showpay.contracts.factor.SealingKey;
import org.showpay.contracts.factor.SealingKeysApi;
import org.showpay.contracts.trust.Caller;
import org.springframework.web.bind.annotation.RestController;

/** What the terminal that is calling seals passwords with. */
@RestController
class SealingKeysController implements SealingKeysApi {

  private final TillPasswords passwords;

  SealingKeysController(TillPasswords passwords) {
    this.passwords = passwords;
  }

  @Override
  public SealingKey find() {
    return passwords.keyFor(Caller.currentTerminal().terminal());
  }
}
