package org.showpay.auth.ledger;

import static org.showpay.auth.ledger.AccountKind.COMPANY_RECEIVABLE;
import static org.showpay.auth.ledger.AccountKind.FEE_INCOME;
import static org.showpay.auth.ledger.AccountKind.HOLD_AT_COMPANY;
import static org.showpay.auth.ledger.AccountKind.HOLD_FOR_MERCHANT;
import static org.showpay.auth.ledger.AccountKind.MERCHANT_PAID_OUT;
import static org.showpay.auth.ledger.AccountKind.MERCHANT_PAYABLE;
import static org.showpay.auth.ledger.Posting.Leg.minus;

import java.util.ArrayList;
import java.util.List;
import org.showpay.auth.ledger.Posting.Leg;
import org.showpay.auth.merchant.MerchantTerms;
import org.showpay.auth.merchant.TermsBook;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.settlement.SettlementId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books what payments move, always inside the transaction that decides it. An operation is booked
 * once: a second time fails with {@link org.springframework.dao.DuplicateKeyException}. What a
 * payment does not have cannot be captured, released or refunded: the database refuses the commit.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {

  private static final String OURS = "showpay";

  private final LedgerRows rows;
  private final TermsBook terms;

  Ledger(LedgerRows rows, TermsBook terms) {
    this.rows = rows;
    this.terms = terms;
  }

  /** An amount was authorised and is not captured: once for each payment. */
  public void hold(Deal deal, Money amount) {
    rows.lock(deal);
    rows.write(
        Posting.of(
            TransactionKind.HOLD,
            new OperationId(deal.payment().uuid()),
            deal,
            hold(deal, positive(amount), 1)));
  }

  /**
   * An amount was authorised and charged at once: held and captured in one statement. The caller
   * has moved the payment in this transaction, so nobody else posts to it meanwhile.
   */
  public void charge(Deal deal, OperationId operation, Money amount, MerchantTerms agreed) {
    rows.write(
        deal,
        Posting.of(
            TransactionKind.HOLD,
            new OperationId(deal.payment().uuid()),
            deal,
            hold(deal, positive(amount), 1)),
        captured(deal, operation, amount, agreed));
  }

  /**
   * A held amount, or a part of it, was charged: the card company owes it to us, and we owe it to
   * the merchant less the fee. The operation of a capture that came with the authorization has the
   * uuid by which the card company knows the payment.
   */
  public void capture(Deal deal, OperationId operation, Money amount) {
    rows.lock(deal);
    rows.write(captured(deal, operation, amount, terms.terms(deal.merchant())));
  }

  private static Posting captured(
      Deal deal, OperationId operation, Money amount, MerchantTerms agreed) {
    Money fee = agreed.feeOn(positive(amount));
    List<Leg> legs = new ArrayList<>(hold(deal, amount, -1));
    legs.add(new Leg(COMPANY_RECEIVABLE, deal.company().text(), amount));
    legs.add(new Leg(MERCHANT_PAYABLE, deal.merchant().toString(), fee.minus(amount)));
    legs.add(new Leg(FEE_INCOME, OURS, minus(fee)));
    return Posting.of(TransactionKind.CAPTURE, operation, deal, legs);
  }

  /** The rest of a hold is given up, by the last capture or a cancellation; nothing may be left. */
  public void release(Deal deal, OperationId operation, Money amount) {
    if (amount.amount() != 0) {
      rows.lock(deal);
      rows.write(
          Posting.of(TransactionKind.RELEASE, operation, deal, hold(deal, positive(amount), -1)));
    }
  }

  /** A captured amount, or a part of it, was given back; the merchant does not get the fee back. */
  public void refund(Deal deal, OperationId operation, Money amount) {
    rows.lock(deal);
    rows.write(
        Posting.of(
            TransactionKind.REFUND,
            operation,
            deal,
            List.of(
                new Leg(COMPANY_RECEIVABLE, deal.company().text(), minus(positive(amount))),
                new Leg(MERCHANT_PAYABLE, deal.merchant().toString(), amount))));
  }

  /**
   * Undoes whatever of the payment stands: hold, captures less refunds, and their fees. After it
   * the payment adds up to nothing on every account; where nothing stands, nothing is booked.
   */
  public void reverse(Deal deal, OperationId operation) {
    rows.lock(deal);
    List<Leg> standing = rows.standing(deal.payment());
    if (!standing.isEmpty()) {
      rows.write(
          Posting.of(
              TransactionKind.REVERSAL,
              operation,
              deal,
              standing.stream().map(Leg::mirrored).toList()));
    }
  }

  /** A settlement is paid out, or claimed where it is below zero; a settlement of zero is not. */
  public void payOut(MerchantId merchant, SettlementId settlement, Money net) {
    if (net.amount() != 0) {
      String owner = merchant.toString();
      rows.write(
          new Posting(
              TransactionKind.PAYOUT,
              new OperationId(settlement.uuid()),
              null,
              merchant,
              net.currency(),
              List.of(
                  new Leg(MERCHANT_PAYABLE, owner, net),
                  new Leg(MERCHANT_PAID_OUT, owner, minus(net)))));
    }
  }

  private static List<Leg> hold(Deal deal, Money amount, int sign) {
    Money there = sign > 0 ? amount : minus(amount);
    return List.of(
        new Leg(HOLD_AT_COMPANY, deal.company().text(), there),
        new Leg(HOLD_FOR_MERCHANT, deal.merchant().toString(), minus(there)));
  }

  private static Money positive(Money amount) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException(amount + " is nothing to book");
    }
    return amount;
  }
}
