package org.showpay.auth.handset;

import java.util.List;
import org.showpay.auth.limit.SpendingLimits;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.trust.Caller;
import org.showpay.contracts.wallet.WalletApi;
import org.springframework.web.bind.annotation.RestController;

/** Wallets over HTTP, for the handsets that hold them; whose it is, the session alone says. */
@RestController
class WalletController implements WalletApi {

  private final OwnHistory payments;
  private final SpendingLimits limits;
  private final Freeze freeze;
  private final OwnerProof owner;
  private final CardDesk cards;

  WalletController(
      OwnHistory payments, SpendingLimits limits, Freeze freeze, OwnerProof owner, CardDesk cards) {
    this.payments = payments;
    this.limits = limits;
    this.freeze = freeze;
    this.owner = owner;
    this.cards = cards;
  }

  @Override
  public WalletView view() {
    return viewOf(owner());
  }

  @Override
  public List<OwnPayment> payments() {
    return payments.newest(owner());
  }

  @Override
  public List<Shop> shops() {
    return payments.shops(owner());
  }

  @Override
  public WalletView freeze() {
    freeze.begin(owner());
    return viewOf(owner());
  }

  @Override
  public WalletView unfreeze(Proof proof) {
    owner.require(owner(), proof.paymentPassword());
    freeze.end(owner());
    return viewOf(owner());
  }

  @Override
  public WalletView changeLimits(NewLimits wanted) {
    owner.require(owner(), wanted.paymentPassword());
    limits.change(owner(), wanted.limits());
    return viewOf(owner());
  }

  @Override
  public WalletCard chooseBackup(CardToken card, Backup wanted) {
    return cards.chooseBackup(owner(), card, wanted.backup());
  }

  private WalletView viewOf(SubscriberId owner) {
    SpendingLimits.Spending spending = limits.spending(owner);
    return new WalletView(
        freeze.since(owner).orElse(null),
        spending.limits(),
        spending.today(),
        spending.thisMonth());
  }

  private static SubscriberId owner() {
    return Caller.currentHandset().subscriber();
  }
}
