package org.showpay.gateway.line;

import java.util.EnumSet;
import java.util.Set;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;

/**
 * Decides what of an answer is believed: a card company must say which operation, payment and
 * amount it speaks of, and they must be those that it was asked about.
 */
final class Belief {

  /** What only a card company can say; any other reason of its own means just that it refused. */
  private static final Set<DeclineReason> ISSUERS_REASONS =
      EnumSet.of(
          DeclineReason.LIMIT_EXCEEDED,
          DeclineReason.CARD_EXPIRED,
          DeclineReason.CARD_NOT_USABLE,
          DeclineReason.REFUSED_BY_ISSUER);

  private static final String ABOUT_ANOTHER = "The answer is about another payment or amount";
  private static final String DOES_NOT_KNOW = "The card company does not know how it ended";

  private Belief() {}

  static IssuerAnswer in(IssuerAnswer said, CardAuthorization asked) {
    return switch (said) {
      case IssuerAnswer.Approved yes
          when echoes(asked, yes.paymentId(), yes.amount())
              && yes.available().currency().equals(asked.amount().currency()) ->
          yes;
      case IssuerAnswer.Declined no when echoes(asked, no.paymentId(), no.amount()) ->
          new IssuerAnswer.Declined(no.paymentId(), no.amount(), issuersReason(no.reason()));
      case IssuerAnswer.Approved _, IssuerAnswer.Declined _ ->
          new IssuerAnswer.NoAnswer(ABOUT_ANOTHER);
      case IssuerAnswer.NotSent _, IssuerAnswer.NotAsked _, IssuerAnswer.NoAnswer _ ->
          new IssuerAnswer.NoAnswer(DOES_NOT_KNOW);
    };
  }

  static FollowUpAnswer in(FollowUpAnswer said, FollowUp asked) {
    return switch (said) {
      case FollowUpAnswer.Done done when done.equals(done(asked)) -> done;
      case FollowUpAnswer.Refused no
          when done(asked)
              .equals(new FollowUpAnswer.Done(no.operation(), no.paymentId(), no.amount())) ->
          no;
      case FollowUpAnswer.Done _, FollowUpAnswer.Refused _ ->
          new FollowUpAnswer.NoAnswer("The answer is about another operation, payment or amount");
      case FollowUpAnswer.NotSent _, FollowUpAnswer.NoAnswer _ ->
          new FollowUpAnswer.NoAnswer(DOES_NOT_KNOW);
    };
  }

  static InquiryAnswer in(InquiryAnswer said, Inquiry asked) {
    return switch (said) {
      case InquiryAnswer.Approved yes when echoes(asked, yes.paymentId(), yes.amount()) -> yes;
      case InquiryAnswer.Declined no when echoes(asked, no.paymentId(), no.amount()) ->
          new InquiryAnswer.Declined(no.paymentId(), no.amount(), issuersReason(no.reason()));
      case InquiryAnswer.Reversed undone when asked.paymentId().equals(undone.paymentId()) ->
          undone;
      case InquiryAnswer.NeverSeen no when asked.paymentId().equals(no.paymentId()) -> no;
      case InquiryAnswer.Approved _,
          InquiryAnswer.Declined _,
          InquiryAnswer.Reversed _,
          InquiryAnswer.NeverSeen _ ->
          new InquiryAnswer.Unavailable(ABOUT_ANOTHER);
      case InquiryAnswer.Unavailable _ -> new InquiryAnswer.Unavailable(DOES_NOT_KNOW);
    };
  }

  private static boolean echoes(CardAuthorization asked, PaymentId payment, Money amount) {
    return asked.paymentId().equals(payment) && asked.amount().equals(amount);
  }

  private static boolean echoes(Inquiry asked, PaymentId payment, Money amount) {
    return asked.paymentId().equals(payment) && asked.amount().equals(amount);
  }

  private static FollowUpAnswer.Done done(FollowUp asked) {
    return new FollowUpAnswer.Done(asked.operation(), asked.paymentId(), asked.amount());
  }

  private static DeclineReason issuersReason(DeclineReason said) {
    return ISSUERS_REASONS.contains(said) ? said : DeclineReason.REFUSED_BY_ISSUER;
  }
}
