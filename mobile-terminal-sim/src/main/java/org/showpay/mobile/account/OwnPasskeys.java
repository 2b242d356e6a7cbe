package org.showpay.mobile.account;

import java.util.List;
import java.util.function.Supplier;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.passkey.PasskeyApprovalsApi;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyQuestion;
import org.showpay.contracts.passkey.PasskeyId;
import org.showpay.contracts.passkey.PasskeysApi;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.PasskeysApi.Passkey;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.mobile.line.HandsetSessions;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.line.Peer;
import org.showpay.mobile.line.PeerLines;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Passkeys of whoever holds a phone. They are in the person's browser, and what of them is known is
 * with the auth-server: nothing is kept here.
 */
@Component
public class OwnPasskeys {

  private final PasskeysApi passkeys;
  private final PasskeyApprovalsApi approvals;
  private final HandsetSessions sessions;

  OwnPasskeys(HttpServiceProxyRegistry clients, HandsetSessions sessions) {
    this.passkeys = clients.getClient(PeerLines.ACCOUNT, PasskeysApi.class);
    this.approvals = clients.getClient(PeerLines.ACCOUNT, PasskeyApprovalsApi.class);
    this.sessions = sessions;
  }

  /** What was added. */
  public List<Passkey> view(Holder holder) {
    return ask(holder, passkeys::own);
  }

  /** Whether there is one to approve with; nothing stops the pages that ask this. */
  public boolean areThere(Holder holder) {
    try {
      return !view(holder).isEmpty();
    } catch (ProblemException refused) {
      if (refused.getStatusCode() == HttpStatus.UNAUTHORIZED) {
        throw refused;
      }
      return false;
    }
  }

  /** Asks what a browser needs to make one. */
  public Creation question(Holder holder, Proof proof) {
    return ask(holder, () -> passkeys.question(proof));
  }

  /** Adds one. */
  public Passkey add(Holder holder, NewPasskey wanted) {
    return ask(holder, () -> passkeys.add(wanted));
  }

  /** Removes one. */
  public void remove(Holder holder, PasskeyId passkey) {
    ask(
        holder,
        () -> {
          passkeys.remove(passkey);
          return passkey;
        });
  }

  /** Asks what a passkey needs to sign for a payment. */
  public PasskeyQuestion question(Holder holder, PaymentId payment) {
    return ask(holder, () -> approvals.question(payment));
  }

  /** Approves a payment that waits. */
  public Decided approve(Holder holder, PaymentId payment, PasskeyAnswer answer) {
    return ask(holder, () -> approvals.approve(payment, answer));
  }

  /** An auth-server of before there were passkeys knows no such route, and opens it to nobody. */
  private <R> R ask(Holder holder, Supplier<R> question) {
    try {
      return sessions.ask(holder, Peer.AUTH_SERVER, question);
    } catch (ProblemException refused) {
      if (refused.getStatusCode() == HttpStatus.FORBIDDEN) {
        throw ProblemException.unavailable(
            "PASSKEYS_NOT_THERE", "Passkeys cannot be used just now.");
      }
      throw refused;
    }
  }
}
