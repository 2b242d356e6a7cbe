package org.showpay.mobile.account;

import java.util.List;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.wallet.WalletApi;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.contracts.wallet.WalletApi.NewLimits;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.contracts.wallet.WalletApi.Shop;
import org.showpay.contracts.wallet.WalletApi.WalletView;
import org.showpay.mobile.approval.Approvals;
import org.showpay.mobile.line.HandsetSessions;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.line.Peer;
import org.showpay.mobile.line.PeerLines;
import org.showpay.mobile.pack.Packs;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/** Asks the auth-server about the account of whoever holds a phone; nothing of it is kept here. */
@Component
public class Account {

  private final WalletApi wallet;
  private final Approvals approvals;
  private final HandsetSessions sessions;
  private final Packs packs;

  Account(
      HttpServiceProxyRegistry clients,
      HandsetSessions sessions,
      Approvals approvals,
      Packs packs) {
    this.wallet = clients.getClient(PeerLines.ACCOUNT, WalletApi.class);
    this.approvals = approvals;
    this.sessions = sessions;
    this.packs = packs;
  }

  /** How the wallet stands. */
  public WalletView view(Holder holder) {
    return sessions.ask(holder, Peer.AUTH_SERVER, wallet::view);
  }

  /** The newest payments, newest first, with those that wait for an approval. */
  public List<OwnPayment> payments(Holder holder) {
    return sessions.ask(holder, Peer.AUTH_SERVER, wallet::payments);
  }

  /** Shops that a code may be bound to. */
  public List<Shop> shops(Holder holder) {
    return sessions.ask(holder, Peer.AUTH_SERVER, wallet::shops);
  }

  /** Approves a payment that waits, or refuses it. */
  public Decided decide(Holder holder, PaymentId payment, Decision decision) {
    return approvals.decide(holder, payment, decision);
  }

  /** Stops codes and payments at once. */
  public WalletView freeze(Holder holder) {
    return sessions.ask(holder, Peer.AUTH_SERVER, wallet::freeze);
  }

  /** Ends that; the packs from before it are over, and the phone gets new ones. */
  public WalletView unfreeze(Holder holder, Proof proof) {
    WalletView view = sessions.ask(holder, Peer.AUTH_SERVER, () -> wallet.unfreeze(proof));
    packs.lookAgain(holder.phone());
    return view;
  }

  /** Chooses the card that is asked where this one cannot pay, or none. */
  public WalletCard chooseBackup(Holder holder, CardToken card, Backup wanted) {
    return sessions.ask(holder, Peer.AUTH_SERVER, () -> wallet.chooseBackup(card, wanted));
  }

  /** Sets all limits. */
  public WalletView changeLimits(Holder holder, NewLimits wanted) {
    return sessions.ask(holder, Peer.AUTH_SERVER, () -> wallet.changeLimits(wanted));
  }
}
