package org.showpay.auth.simulation.memory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.payment.Payment;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.ReversalReason;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.dao.DataIntegrityViolationException;

/** A payment with the columns that the service does not read back. */
public record PaymentRow(Payment payment, @Nullable Instant askedAt, boolean withoutPassword) {

  /** The row, to be changed. */
  public Draft draft(Instant now) {
    return new Draft(this, now);
  }

  /** A row that is being changed; it grows a version. */
  public static final class Draft {

    private final PaymentRow before;
    private final Instant now;
    public PaymentState state;
    public PaymentId authorization;
    public @Nullable SubscriberId subscriber;
    public @Nullable CardToken card;
    public @Nullable String last4;
    public @Nullable CompanyId company;
    public Money capturing;
    public Money captured;
    public Money refunding;
    public Money refunded;
    public @Nullable DeclineReason decline;
    public @Nullable ApprovalNumber approval;
    public @Nullable ReversalReason reversal;
    public @Nullable Instant authenticateBy;
    public @Nullable PaymentState acknowledged;
    public @Nullable Instant askedAt;
    public boolean withoutPassword;

    Draft(PaymentRow row, Instant now) {
      this.before = row;
      this.now = now;
      Payment it = row.payment;
      state = it.state();
      authorization = it.authorization();
      subscriber = it.subscriber();
      card = it.card();
      last4 = it.cardLast4();
      company = it.company();
      capturing = it.capturing();
      captured = it.captured();
      refunding = it.refunding();
      refunded = it.refunded();
      decline = it.declineReason();
      approval = it.approval();
      reversal = it.reversal();
      authenticateBy = it.authenticateBy();
      acknowledged = it.acknowledged();
      askedAt = row.askedAt;
      withoutPassword = row.withoutPassword;
    }

    /** The changed row, as another version. */
    public PaymentRow done() {
      return with(before.payment.version() + 1, now);
    }

    /** The changed row, where the version stays. */
    public PaymentRow quietly() {
      return with(before.payment.version(), before.payment.updatedAt());
    }

    private PaymentRow with(int version, Instant updatedAt) {
      requireAmounts();
      return new PaymentRow(payment(version, updatedAt), askedAt, withoutPassword);
    }

    private Payment payment(int version, Instant updatedAt) {
      Payment it = before.payment;
      return new Payment(
          it.id(),
          authorization,
          it.merchant(),
          it.terminal(),
          it.order(),
          it.amount(),
          it.capture(),
          it.code(),
          subscriber,
          card,
          last4,
          company,
          state,
          version,
          capturing,
          captured,
          refunding,
          refunded,
          decline,
          approval,
          reversal,
          authenticateBy,
          acknowledged,
          it.requestedAt(),
          updatedAt);
    }

    /** The constraints of the table that hold its amounts together. */
    private void requireAmounts() {
      if (captured.amount() < 0
          || refunded.amount() < 0
          || captured.exceeds(capturing)
          || capturing.exceeds(before.payment.amount())
          || refunded.exceeds(refunding)
          || refunding.exceeds(captured)) {
        throw new DataIntegrityViolationException("the amounts of " + before.payment.id());
      }
    }
  }
}
