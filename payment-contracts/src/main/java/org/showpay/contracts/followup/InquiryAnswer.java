package org.showpay.contracts.followup;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;

/** What a card company says became of an authorization; it never sends the authorization again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InquiryAnswer.Approved.class, name = "APPROVED"),
  @JsonSubTypes.Type(value = InquiryAnswer.Declined.class, name = "DECLINED"),
  @JsonSubTypes.Type(value = InquiryAnswer.Reversed.class, name = "REVERSED"),
  @JsonSubTypes.Type(value = InquiryAnswer.NeverSeen.class, name = "NEVER_SEEN"),
  @JsonSubTypes.Type(value = InquiryAnswer.Unavailable.class, name = "UNAVAILABLE")
})
public sealed interface InquiryAnswer {

  /** It was approved and stands. */
  record Approved(PaymentId paymentId, Money amount, ApprovalNumber approval)
      implements InquiryAnswer {}

  /** It was declined. */
  record Declined(PaymentId paymentId, Money amount, DeclineReason reason)
      implements InquiryAnswer {}

  /** It was reversed, or a reversal came before it: it will never be charged. */
  record Reversed(PaymentId paymentId) implements InquiryAnswer {}

  /** It has not come so far; it may still be under way, so this decides nothing. */
  record NeverSeen(PaymentId paymentId) implements InquiryAnswer {}

  /** Nothing came back that can be believed. */
  record Unavailable(String why) implements InquiryAnswer {}
}
