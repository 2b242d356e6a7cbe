package org.showpay.auth.payment;

import static org.showpay.contracts.payment.PaymentState.AUTHENTICATION_REQUIRED;
import static org.showpay.contracts.payment.PaymentState.REQUESTED;

import java.util.Optional;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.paycode.CodePasswords;
import org.showpay.auth.paycode.CodeSpending;
import org.showpay.auth.paycode.SpentCode;
import org.showpay.auth.payment.PaymentRows.Move;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.payment.DeclineReason;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes payments down; each method is one short transaction, and none of them asks anybody. */
@Service
class PaymentBook {

  private final PaymentRows rows;
  private final CodePasswords passwords;
  private final CodeSpending codes;
  private final Factors factors;
  private final CardDesk cards;

  PaymentBook(
      PaymentRows rows,
      CodePasswords passwords,
      CodeSpending codes,
      Factors factors,
      CardDesk cards) {
    this.rows = rows;
    this.passwords = passwords;
    this.codes = codes;
    this.factors = factors;
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
    return switch (passwords.countTry(sale.code())) {
      case CodePasswords.Try.Counted counted ->
          new Claim.Claimed(rows.insert(sale, null), counted.subscriber(), counted.hash());
      case CodePasswords.Try.Refused refused ->
          new Claim.Refused(rows.insert(sale, refused.reason()));
    };
  }

  /** Refuses a payment before its code is spent. */
  @Transactional
  Payment refuse(Payment claimed, DeclineReason reason) {
    return move(claimed, Move.declined(reason, "before a card company was asked"));
  }

  /** Spends the code on the payment, both or neither, after the password was right. */
  @Transactional
  Opening open(Claim.Claimed claimed) {
    Payment payment = claimed.payment();
    // The code's row before the factor's, as in claim: the other way round two tills could
    // deadlock.
    Optional<SpentCode> spent =
        codes.spend(payment.code(), payment.id(), payment.merchant(), payment.amount());
    factors.forgive(claimed.subscriber(), FactorKind.PAYMENT_PASSWORD);
    if (spent.isEmpty()) {
      DeclineReason reason =
          codes.whyNotSpent(payment.code(), payment.merchant(), payment.amount());
      return new Opening.Refused(move(payment, Move.declined(reason, "the code")));
    }
    return new Opening.Opened(
        rows.request(payment.id(), spent.get()).orElseThrow(GivenUp::new),
        rows.merchantName(payment.merchant()));
  }

  /** Writes down what the card company answered, unless the payment has been decided meanwhile. */
  @Transactional
  Payment record(Payment asked, IssuerAnswer answer) {
    if (answer instanceof IssuerAnswer.Approved approved) {
      cards.noteAvailable(asked.cardToCharge(), approved.available());
    }
    return rows.move(asked.id(), REQUESTED, moveFor(answer))
        .or(() -> rows.find(asked.id()))
        .orElseThrow();
  }

  private Payment move(Payment claimed, Move move) {
    return rows.move(claimed.id(), AUTHENTICATION_REQUIRED, move)
        .or(() -> rows.find(claimed.id()))
        .orElseThrow();
  }

  private static Move moveFor(IssuerAnswer answer) {
    return switch (answer) {
      case IssuerAnswer.Approved approved -> Move.approved(approved.approval());
      case IssuerAnswer.Declined declined -> Move.declined(declined.reason(), "the card company");
      case IssuerAnswer.NotSent notSent ->
          Move.declined(DeclineReason.ISSUER_UNAVAILABLE, notSent.why());
      case IssuerAnswer.NoAnswer silence -> Move.unknown(silence.why());
    };
  }

  /** The payment was given up while its password was looked at: the code must stay unspent. */
  static final class GivenUp extends RuntimeException {}
}
