package org.showpay.auth.issuing;

import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;

/** Says whether an answer speaks of what was asked: its id, amount and currency. */
final class Echo {

  private Echo() {}

  static boolean isOf(CardAuthorization asked, IssuerAnswer answer) {
    return switch (answer) {
      case IssuerAnswer.Approved a -> same(asked, a.paymentId(), a.amount());
      case IssuerAnswer.Declined d -> same(asked, d.paymentId(), d.amount());
      case IssuerAnswer.NotSent _, IssuerAnswer.NotAsked _, IssuerAnswer.NoAnswer _ -> true;
    };
  }

  static boolean isOf(FollowUp asked, FollowUpAnswer answer) {
    return switch (answer) {
      case FollowUpAnswer.Done d ->
          d.operation().equals(asked.operation())
              && d.paymentId().equals(asked.paymentId())
              && d.amount().equals(asked.amount());
      case FollowUpAnswer.Refused r ->
          r.operation().equals(asked.operation())
              && r.paymentId().equals(asked.paymentId())
              && r.amount().equals(asked.amount());
      case FollowUpAnswer.NotSent _, FollowUpAnswer.NoAnswer _ -> true;
    };
  }

  static boolean isOf(Inquiry asked, InquiryAnswer answer) {
    return switch (answer) {
      case InquiryAnswer.Approved a ->
          a.paymentId().equals(asked.paymentId()) && a.amount().equals(asked.amount());
      case InquiryAnswer.Declined d ->
          d.paymentId().equals(asked.paymentId()) && d.amount().equals(asked.amount());
      case InquiryAnswer.Reversed r -> r.paymentId().equals(asked.paymentId());
      case InquiryAnswer.NeverSeen n -> n.paymentId().equals(asked.paymentId());
      case InquiryAnswer.Unavailable _ -> true;
    };
  }

  private static boolean same(CardAuthorization asked, PaymentId id, Money amount) {
    return asked.paymentId().equals(id) && asked.amount().equals(amount);
  }
}
