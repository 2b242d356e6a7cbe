package org.showpay.auth.payment;

import java.util.Objects;
import java.util.Optional;
import org.showpay.auth.limit.SpendingLimits;
import org.showpay.auth.paycode.CodeSpending;
import org.showpay.auth.paycode.SpentCode;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes authorizations down; each method is one short transaction, and none asks anybody. */
@Service
class PaymentBook {

  private final PaymentRows rows;
  private final PaymentLife life;
  private final CodeSpending codes;
  private final SpendingLimits limits;
  private final CardDesk cards;

  PaymentBook(
      PaymentRows rows,
      PaymentLife life,
      CodeSpending codes,
      SpendingLimits limits,
      CardDesk cards) {
    this.rows = rows;
    this.life = life;
    this.codes = codes;
    this.limits = limits;
    this.cards = cards;
  }

  /**
   * Writes a new payment down and counts a try of its password, both or neither, so that the same
   * request sent many times at once costs one try.
   *
   * @throws org.springframework.dao.DuplicateKeyException when another request was faster with this
   *     id or order; nothing is counted then
   */
  @Transactional
  Claim claim(Sale sale) {
    return switch (codes.countTry(sale.code())) {
      case CodeSpending.Try.Counted counted ->
          new Claim.Claimed(rows.insert(sale, null), counted.subscriber(), counted.hash());
      case CodeSpending.Try.Refused refused ->
          new Claim.Refused(life.refused(rows.insert(sale, refused.reason())));
    };
  }

  /** Refuses a payment before its code is spent. */
  @Transactional
  Payment refuse(Payment claimed, DeclineReason reason) {
    return decline(claimed, reason, "before a card company was asked");
  }

  /** Spends the code on the payment, both or neither, after the password was right. */
  @Transactional
  Opening open(Claim.Claimed claimed) {
    codes.lock(claimed.payment().code());
    codes.forgive(claimed.subscriber());
    return spend(claimed.payment(), true);
  }

  /**
   * Writes a new payment down and spends its code, both or neither. Above what the consumer allows
   * without a password it waits for one.
   *
   * @throws org.springframework.dao.DuplicateKeyException when another request was faster
   */
  @Transactional
  Opening openWithoutPassword(Sale sale) {
    codes.lock(sale.code());
    return spend(rows.insert(sale, null), false);
  }

  /**
   * Turns to the backup that the consumer chose for the card that was declined, under an id of its
   * own: this stands before anybody is asked, so that whoever finds the payment later asks about
   * the right one. Nothing is done where there is no backup that may pay, where the wallet was
   * stopped meanwhile, where the first company took too long, or where the payment was given up.
   */
  @Transactional
  Optional<Opening.Opened> fallBack(Opening.Opened declined, DeclineReason reason) {
    Payment payment = declined.payment();
    if (limits.isStopped(Objects.requireNonNull(payment.subscriber()))) {
      return Optional.empty();
    }
    return rows.fallBack(payment, PaymentId.next(), reason)
        .map(second -> new Opening.Opened(second, declined.merchantName()));
  }

  /** Writes down what the card company answered, unless the payment has been decided meanwhile. */
  @Transactional
  Payment record(Payment asked, IssuerAnswer answer) {
    if (answer instanceof IssuerAnswer.Approved approved) {
      cards.noteAvailable(asked.cardToCharge(), approved.available());
    }
    return life.move(asked, moveFor(answer)).or(() -> rows.find(asked.id())).orElseThrow();
  }

  private Opening spend(Payment payment, boolean proved) {
    Optional<SpentCode> spent =
        codes.spend(payment.code(), payment.id(), payment.merchant(), payment.amount());
    if (spent.isEmpty()) {
      return new Opening.Refused(
          decline(
              payment,
              codes.whyNotSpent(payment.code(), payment.id(), payment.merchant(), payment.amount()),
              "the code"));
    }
    SpendingLimits.Verdict verdict =
        limits.judge(spent.get().subscriber(), spent.get().card(), payment.amount(), proved);
    return switch (verdict) {
      case SpendingLimits.Verdict.Refused refused ->
          new Opening.Refused(decline(payment, refused.reason(), "the consumer's own limit"));
      case SpendingLimits.Verdict.ProofWanted() -> waitForProof(payment, spent.get());
      case SpendingLimits.Verdict.Allowed() when !proved && spent.get().isAlwaysProved() ->
          waitForProof(payment, spent.get());
      case SpendingLimits.Verdict.Allowed() ->
          new Opening.Opened(
              rows.request(payment.id(), spent.get(), proved).orElseThrow(GivenUp::new),
              spent.get().merchantName());
    };
  }

  private Opening waitForProof(Payment payment, SpentCode spent) {
    return new Opening.Waiting(rows.waitForProof(payment.id(), spent).orElseThrow(GivenUp::new));
  }

  private Payment decline(Payment payment, DeclineReason reason, String who) {
    return life.move(payment, Move.declined(reason, who))
        .or(() -> rows.find(payment.id()))
        .orElseThrow();
  }

  private static Move moveFor(IssuerAnswer answer) {
    return switch (answer) {
      case IssuerAnswer.Approved approved -> Move.approved(approved.approval(), "the card company");
      case IssuerAnswer.Declined declined -> Move.declined(declined.reason(), "the card company");
      case IssuerAnswer.NotSent notSent ->
          Move.declined(DeclineReason.ISSUER_UNAVAILABLE, notSent.why());
      case IssuerAnswer.NotAsked notAsked ->
          Move.declined(DeclineReason.ISSUER_UNAVAILABLE, notAsked.why());
      case IssuerAnswer.NoAnswer silence -> Move.to(PaymentState.UNKNOWN, silence.why());
    };
  }

  /** The payment was given up while its password was looked at: the code must stay unspent. */
  static final class GivenUp extends RuntimeException {}
}
