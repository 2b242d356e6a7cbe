package org.showpay.issuer.position;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;

/**
 * A payment as it stands.
 *
 * @param charges null where nothing was ever approved
 * @param refunded given back of what was captured, by refunds or by the reversal
 */
public record Position(
    PaymentId payment,
    CompanyId company,
    @Nullable AccountId charges,
    Money authorised,
    Money held,
    Money captured,
    Money refunded,
    boolean reversed) {

  /** A payment that was refused, or that never came. */
  public static Position withoutAccount(PaymentId payment, CompanyId company, Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Position(payment, company, null, zero, zero, zero, zero, false);
  }

  /** An approved payment whose amount is held. */
  public static Position holding(
      PaymentId payment, CompanyId company, AccountId account, Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Position(payment, company, account, amount, amount, zero, zero, false);
  }

  /** An approved payment whose amount is charged at once. */
  public static Position charged(
      PaymentId payment, CompanyId company, AccountId account, Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Position(payment, company, account, amount, zero, amount, zero, false);
  }

  /** The account that pays; empty where nothing was ever approved. */
  public Optional<AccountId> account() {
    return Optional.ofNullable(charges);
  }

  /** What could still be refunded. */
  public Money refundable() {
    return captured.minus(refunded);
  }

  /** True when the hold was given up before anything was captured. */
  public boolean isCancelled() {
    return charges != null && !held.isPositive() && !captured.isPositive();
  }

  /** All that stands, undone. */
  public Change undone() {
    return new Change(Money.zero(held.currency()), held, refundable());
  }
}
