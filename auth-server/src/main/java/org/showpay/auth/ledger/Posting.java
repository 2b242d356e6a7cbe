package org.showpay.auth.ledger;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;

/**
 * A ledger transaction before it is written down.
 *
 * @param deal absent when it is about no single payment
 */
record Posting(
    TransactionKind kind,
    OperationId operation,
    @Nullable Deal deal,
    MerchantId merchant,
    Currency currency,
    List<Leg> legs) {

  static Posting of(TransactionKind kind, OperationId operation, Deal deal, List<Leg> legs) {
    List<Leg> moving = legs.stream().filter(leg -> leg.amount().amount() != 0).toList();
    Currency currency = moving.getFirst().amount().currency();
    return new Posting(kind, operation, deal, deal.merchant(), currency, moving);
  }

  /** One account's part of it: a debit above zero, a credit below. */
  record Leg(AccountKind account, String owner, Money amount) {

    Leg mirrored() {
      return new Leg(account, owner, minus(amount));
    }

    static Money minus(Money amount) {
      return Money.zero(amount.currency()).minus(amount);
    }
  }
}
