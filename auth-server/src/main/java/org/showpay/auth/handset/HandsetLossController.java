package org.showpay.auth.handset;

import org.showpay.contracts.trust.Caller;
import org.showpay.contracts.wallet.HandsetLossApi;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.springframework.web.bind.annotation.RestController;

/** The loss of a handset as its owner tells of it, over HTTP. */
@RestController
class HandsetLossController implements HandsetLossApi {

  private final LostHandsets handsets;
  private final OwnerProof owner;

  HandsetLossController(LostHandsets handsets, OwnerProof owner) {
    this.handsets = handsets;
    this.owner = owner;
  }

  @Override
  public void tell(Proof proof) {
    Caller.Handset caller = Caller.currentHandset();
    owner.require(caller.subscriber(), proof.paymentPassword());
    handsets.takeOut(caller.subscriber(), caller.handset());
  }
}
