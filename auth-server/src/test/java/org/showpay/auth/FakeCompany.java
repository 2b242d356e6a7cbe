package org.showpay.auth;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;

/**
 * What the card company behind the fake adapter has really done. It does each operation once, and
 * declines a payment whose reversal came first; but it charges as often as it is asked to charge.
 */
class FakeCompany {

  private final Map<PaymentId, Account> accounts = new HashMap<>();

  /** A payment as it stands there. */
  record Standing(int charges, long held, long net) {}

  private static final class Account {
    private @Nullable CardToken card;
    private final Set<OperationId> done = new HashSet<>();
    private int charges;
    private boolean declined;
    private boolean reversed;
    private long held;
    private long net;
  }

  /** Charges or holds; false where it does not. */
  synchronized boolean authorizes(CardAuthorization asked, boolean willing) {
    Account account = account(asked.paymentId());
    account.card = asked.card();
    if (!willing || account.reversed) {
      account.declined = true;
      return false;
    }
    account.charges++;
    if (asked.capture() == CaptureMode.AUTOMATIC) {
      account.net += asked.amount().amount();
    } else {
      account.held += asked.amount().amount();
    }
    return true;
  }

  /** Captures, cancels, refunds or reverses, unless it has done so. */
  synchronized void does(FollowUp asked) {
    Account account = account(asked.paymentId());
    if (!account.done.add(asked.operation())) {
      return;
    }
    long amount = asked.amount().amount();
    switch (asked.kind()) {
      case CAPTURE -> {
        account.net += amount;
        account.held = asked.last() ? 0 : account.held - amount;
      }
      case CANCELLATION -> account.held = 0;
      case REFUND -> account.net -= amount;
      case REVERSAL -> {
        account.reversed = true;
        account.held = 0;
        account.net = 0;
      }
    }
  }

  /** Drops a hold by itself, as companies do when it gets too old. */
  synchronized void drops(PaymentId payment) {
    account(payment).held = 0;
  }

  /** Tells what became of a payment. */
  synchronized InquiryAnswer tells(Inquiry asked) {
    Account account = account(asked.paymentId());
    if (account.reversed) {
      return new InquiryAnswer.Reversed(asked.paymentId());
    }
    if (account.declined) {
      return FakeFollowUps.declined(asked);
    }
    return account.charges > 0
        ? new InquiryAnswer.Approved(asked.paymentId(), asked.amount(), FakeAdapter.APPROVAL)
        : new InquiryAnswer.NeverSeen(asked.paymentId());
  }

  /** The payments of a card of which something is held or charged. */
  synchronized Set<PaymentId> standing(CardToken card) {
    return accounts.entrySet().stream()
        .filter(entry -> card.equals(entry.getValue().card))
        .filter(entry -> entry.getValue().held != 0 || entry.getValue().net != 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  synchronized Standing standing(PaymentId payment) {
    Account account = account(payment);
    return new Standing(account.charges, account.held, account.net);
  }

  private Account account(PaymentId payment) {
    return accounts.computeIfAbsent(payment, id -> new Account());
  }
}
