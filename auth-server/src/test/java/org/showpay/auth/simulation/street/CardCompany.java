package org.showpay.auth.simulation.street;

import java.util.LinkedHashMap;
import java.util.Map;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;

/**
 * A card company: what it did is the truth by which our books are judged. It does each thing once,
 * remembers a reversal that came first, and believes us how much may be refunded, so that ours is
 * the only sum. What it decides stands in the last digits of the amount, and so in the plan.
 */
public final class CardCompany {

  private static final ApprovalNumber NUMBER = new ApprovalNumber("A1B2C3");

  private final String name;
  private final boolean forgetful;
  private final Map<PaymentId, Account> accounts = new LinkedHashMap<>();
  private final Map<OperationId, FollowUpAnswer> done = new LinkedHashMap<>();
  private long silentUntil;

  /** One that is as it should be, unless it forgets reversals of what it never saw. */
  public CardCompany(String name, boolean forgetful) {
    this.name = name;
    this.forgetful = forgetful;
  }

  /** What it has done for a payment, in minor units. */
  public static final class Account {

    public boolean approved;
    public boolean decided;
    public boolean reversed;
    public boolean cancelled;
    public boolean expired;
    public long held;
    public long captured;
    public long refunded;
  }

  /** What a company of this name says to an amount; null where it approves. */
  public static DeclineReason opinion(String name, long amount) {
    long said = amount % 100;
    if (said < 75) {
      return null;
    }
    if (said < 85) {
      return DeclineReason.REFUSED_BY_ISSUER;
    }
    return name.equals(Town.SECOND) && said % 2 == 0 ? null : DeclineReason.LIMIT_EXCEEDED;
  }

  /** All that it ever heard of. */
  public Map<PaymentId, Account> accounts() {
    return accounts;
  }

  /** Answers nobody until then, whatever it does. */
  void fallSilent(long until) {
    silentUntil = until;
  }

  boolean isSilent(long now) {
    return now < silentUntil;
  }

  IssuerAnswer authorize(CardAuthorization asked) {
    Account account = accounts.computeIfAbsent(asked.paymentId(), _ -> new Account());
    if (!account.decided) {
      account.decided = true;
      account.approved = !account.reversed && opinion(name, asked.amount().amount()) == null;
      if (account.approved && asked.capture() == CaptureMode.AUTOMATIC) {
        account.captured = asked.amount().amount();
      } else if (account.approved) {
        account.held = asked.amount().amount();
      }
    }
    return account.approved
        ? new IssuerAnswer.Approved(asked.paymentId(), asked.amount(), NUMBER, asked.amount())
        : new IssuerAnswer.Declined(asked.paymentId(), asked.amount(), whyNot(asked.amount()));
  }

  private DeclineReason whyNot(Money amount) {
    DeclineReason reason = opinion(name, amount.amount());
    return reason == null ? DeclineReason.REFUSED_BY_ISSUER : reason;
  }

  InquiryAnswer inquire(Inquiry asked) {
    Account account = accounts.get(asked.paymentId());
    if (account == null) {
      return new InquiryAnswer.NeverSeen(asked.paymentId());
    }
    if (account.reversed) {
      return new InquiryAnswer.Reversed(asked.paymentId());
    }
    return account.approved
        ? new InquiryAnswer.Approved(asked.paymentId(), asked.amount(), NUMBER)
        : new InquiryAnswer.Declined(asked.paymentId(), asked.amount(), whyNot(asked.amount()));
  }

  FollowUpAnswer followUp(FollowUp asked) {
    FollowUpAnswer earlier = done.get(asked.operation());
    if (earlier != null && asked.kind() != FollowUpKind.REVERSAL) {
      return earlier;
    }
    FollowUpAnswer answer = asked.kind() == FollowUpKind.REVERSAL ? reverse(asked) : decide(asked);
    done.put(asked.operation(), answer);
    return answer;
  }

  private FollowUpAnswer reverse(FollowUp asked) {
    Account account = accounts.get(asked.paymentId());
    if (account == null && !forgetful) {
      account = accounts.computeIfAbsent(asked.paymentId(), _ -> new Account());
    }
    if (account != null) {
      account.reversed = true;
      account.held = 0;
      account.refunded = account.captured;
    }
    return done(asked);
  }

  private FollowUpAnswer decide(FollowUp asked) {
    Account account = accounts.get(asked.paymentId());
    if (account == null || !account.approved) {
      return refused(asked, FollowUpRefusal.PAYMENT_UNKNOWN);
    }
    if (account.reversed) {
      return refused(asked, FollowUpRefusal.REVERSED);
    }
    return switch (asked.kind()) {
      case CAPTURE -> capture(account, asked);
      case CANCELLATION -> cancel(account, asked);
      case REFUND -> {
        account.refunded += asked.amount().amount();
        yield done(asked);
      }
      case REVERSAL -> throw new IllegalStateException("a reversal is never refused");
    };
  }

  private static FollowUpAnswer capture(Account account, FollowUp asked) {
    long amount = asked.amount().amount();
    if (account.held == 0) {
      return refused(asked, FollowUpRefusal.NOTHING_HELD);
    }
    if (amount > account.held) {
      return refused(asked, FollowUpRefusal.ABOVE_HELD);
    }
    account.captured += amount;
    account.held = asked.last() ? 0 : account.held - amount;
    return done(asked);
  }

  private static FollowUpAnswer cancel(Account account, FollowUp asked) {
    if (account.held == 0) {
      return refused(asked, FollowUpRefusal.NOTHING_HELD);
    }
    account.held = 0;
    account.cancelled = true;
    return done(asked);
  }

  /** Drops what it holds for a payment, as companies do after some days. */
  void dropHold(PaymentId payment) {
    Account account = accounts.get(payment);
    if (account != null && account.held > 0) {
      account.held = 0;
      account.expired = true;
    }
  }

  private static FollowUpAnswer done(FollowUp asked) {
    return new FollowUpAnswer.Done(asked.operation(), asked.paymentId(), asked.amount());
  }

  private static FollowUpAnswer refused(FollowUp asked, FollowUpRefusal reason) {
    return new FollowUpAnswer.Refused(asked.operation(), asked.paymentId(), asked.amount(), reason);
  }
}
