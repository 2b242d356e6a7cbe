package org.showpay.auth.handset;

import java.util.List;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.limit.SpendingLimits;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.trust.Caller;
import org.showpay.contracts.wallet.WalletApi;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;

/** Wallets over HTTP, for the handsets that hold them; whose it is, the session alone says. */
@RestController
class WalletController implements WalletApi {

  private final OwnHistory payments;
  private final SpendingLimits limits;
  private final Freeze freeze;
  private final Factors factors;
  private final CardDesk cards;

  WalletController(
      OwnHistory payments, SpendingLimits limits, Freeze freeze, Factors factors, CardDesk cards) {
    this.payments = payments;
    this.limits = limits;
    this.freeze = freeze;
    this.factors = factors;
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
    prove(proof.paymentPassword());
    freeze.end(owner());
    return viewOf(owner());
  }

  @Override
  public WalletView changeLimits(NewLimits wanted) {
    prove(wanted.paymentPassword());
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

  private void prove(Password password) {
    switch (factors.attempt(owner(), FactorKind.PAYMENT_PASSWORD, password)) {
      case RIGHT -> {}
      case WRONG ->
          throw ProblemException.unprocessable(
              "WRONG_PASSWORD", NextStep.RETRY_PASSWORD, "This is not the payment password.");
      case LOCKED ->
          throw new ProblemException(
              HttpStatus.LOCKED,
              "PASSWORD_LOCKED",
              NextStep.STOP,
              "There were too many wrong passwords. It is locked for a while.");
    }
  }

  private static SubscriberId owner() {
    return Caller.currentHandset().subscriber();
  }
}
