package org.showpay.mobile.approval;

import java.util.List;
import java.util.Optional;
import org.showpay.contracts.approval.ApprovalKeyPair;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.approval.ApprovalsApi;
import org.showpay.contracts.approval.ApprovalsApi.Decided;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.approval.ApprovalsApi.Decision.Answer;
import org.showpay.contracts.approval.ApprovalsApi.Signed;
import org.showpay.contracts.approval.ApprovalsApi.Wish;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.mobile.line.HandsetSessions;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.line.Peer;
import org.showpay.mobile.line.PeerLines;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Says yes or no to a payment. A yes of the phone's own SIM is signed by the phone's key, and what
 * is signed is what the phone shows of the payment, with the nonce of the auth-server's question.
 */
@Component
public class Approvals {

  private final ApprovalsApi approvals;
  private final HandsetSessions sessions;
  private final ApprovalKeys keys;

  Approvals(HttpServiceProxyRegistry clients, HandsetSessions sessions, ApprovalKeys keys) {
    this.approvals = clients.getClient(PeerLines.ACCOUNT, ApprovalsApi.class);
    this.sessions = sessions;
    this.keys = keys;
  }

  /**
   * Approves a payment that waits, or refuses it. Whoever signed in by an ID has another's phone in
   * hand, whose key says nothing of them: they approve unsigned, where their handset has no key.
   */
  public Decided decide(Holder holder, PaymentId payment, Decision decision) {
    boolean bySim = holder.session() == null;
    return decision.answer() == Answer.APPROVE && bySim
        ? approve(holder, payment)
        : say(holder, payment, decision);
  }

  private Decided approve(Holder holder, PaymentId payment) {
    Decision approval =
        shown(holder, payment)
            .flatMap(seen -> keys.of(holder).map(pair -> signed(holder, seen, pair)))
            .map(signed -> new Decision(Answer.APPROVE, signed))
            .orElseGet(() -> new Decision(Answer.APPROVE));
    return say(holder, payment, approval);
  }

  /** The payment as this phone shows it, while it waits. */
  private Optional<Wish> shown(Holder holder, PaymentId payment) {
    List<Wish> wishes = sessions.ask(holder, Peer.AUTH_SERVER, approvals::wishes);
    return wishes.stream().filter(seen -> seen.paymentId().equals(payment)).findFirst();
  }

  private Signed signed(Holder holder, Wish seen, ApprovalKeyPair pair) {
    ApprovalQuestion asked =
        sessions.ask(holder, Peer.AUTH_SERVER, () -> approvals.question(seen.paymentId()));
    ApprovalQuestion own =
        new ApprovalQuestion(
            seen.paymentId(),
            seen.merchantName(),
            seen.amount(),
            asked.nonce(),
            asked.answerBefore());
    return new Signed(asked.nonce(), pair.sign(own.text()));
  }

  private Decided say(Holder holder, PaymentId payment, Decision decision) {
    return sessions.ask(holder, Peer.AUTH_SERVER, () -> approvals.decide(payment, decision));
  }
}
