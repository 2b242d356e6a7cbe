package org.showpay.auth.handset;

import java.util.List;
import org.showpay.auth.passkey.Passkeys;
import org.showpay.contracts.passkey.PasskeyId;
import org.showpay.contracts.passkey.PasskeysApi;
import org.showpay.contracts.trust.Caller;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.springframework.web.bind.annotation.RestController;

/** Passkeys over HTTP, for the handsets whose owners' they are. */
@RestController
class OwnPasskeysController implements PasskeysApi {

  private final Passkeys passkeys;
  private final OwnerProof owner;

  OwnPasskeysController(Passkeys passkeys, OwnerProof owner) {
    this.passkeys = passkeys;
    this.owner = owner;
  }

  @Override
  public List<Passkey> own() {
    return passkeys.of(Caller.currentHandset().subscriber());
  }

  @Override
  public Creation question(Proof proof) {
    owner.require(Caller.currentHandset().subscriber(), proof.paymentPassword());
    return passkeys.askForOne(Caller.currentHandset());
  }

  @Override
  public Passkey add(NewPasskey wanted) {
    return passkeys.add(Caller.currentHandset(), wanted);
  }

  @Override
  public void remove(PasskeyId passkey) {
    passkeys.remove(Caller.currentHandset().subscriber(), passkey);
  }
}
