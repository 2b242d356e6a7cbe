package org.showpay.auth.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.web.client.ResourceAccessException;

/** An answer is believed when it speaks of what was asked; whatever else comes is silence. */
class IssuersTest {

  private static final PaymentId PAYMENT = PaymentId.next();
  private static final PaymentId ANOTHER = PaymentId.next();
  private static final OperationId OPERATION = OperationId.next();
  private static final Money AMOUNT = Money.of(12_000, "KRW");
  private static final Money MORE = Money.of(12_001, "KRW");
  private static final Money DOLLARS = Money.of(12_000, "USD");
  private static final ApprovalNumber APPROVAL = new ApprovalNumber("A1B2C3");
  private static final DeclineReason NO = DeclineReason.LIMIT_EXCEEDED;
  private static final FollowUpRefusal REFUSAL = FollowUpRefusal.NOTHING_HELD;
  private static final String OF_ANOTHER = "the adapter answers for another payment";

  private static final CardToken CARD = CardToken.next();
  private static final CardAuthorization AUTHORIZATION =
      new CardAuthorization(
          PAYMENT,
          CARD,
          AMOUNT,
          CaptureMode.AUTOMATIC,
          new Purchase(MerchantId.next(), "Corner shop", TerminalId.next()));
  private static final FollowUp FOLLOW_UP =
      new FollowUp(OPERATION, FollowUpKind.CAPTURE, PAYMENT, CARD, AMOUNT, true);
  private static final Inquiry INQUIRY = new Inquiry(PAYMENT, CARD, AMOUNT);

  @Test
  void believesAnAuthorizationThatSpeaksOfWhatWasAsked() {
    List.of(
            new IssuerAnswer.Approved(PAYMENT, AMOUNT, APPROVAL, MORE),
            new IssuerAnswer.Declined(PAYMENT, AMOUNT, NO),
            new IssuerAnswer.NotSent("refused"),
            new IssuerAnswer.NotAsked("paused"),
            new IssuerAnswer.NoAnswer("silent"))
        .forEach(said -> assertThat(hearing(() -> said).authorize(AUTHORIZATION)).isEqualTo(said));
  }

  @Test
  void takesAnAuthorizationOfAnythingElseForSilence() {
    List.of(
            new IssuerAnswer.Approved(ANOTHER, AMOUNT, APPROVAL, MORE),
            new IssuerAnswer.Approved(PAYMENT, MORE, APPROVAL, MORE),
            new IssuerAnswer.Approved(PAYMENT, DOLLARS, APPROVAL, MORE),
            new IssuerAnswer.Declined(ANOTHER, AMOUNT, NO),
            new IssuerAnswer.Declined(PAYMENT, MORE, NO))
        .forEach(said ->
            assertThat(hearing(() -> said).authorize(AUTHORIZATION))
                .isEqualTo(new IssuerAnswer.NoAnswer(OF_ANOTHER)));
  }

  @Test
  void believesAFollowUpThatSpeaksOfWhatWasAsked() {
    List.of(
            new FollowUpAnswer.Done(OPERATION, PAYMENT, AMOUNT),
            new FollowUpAnswer.Refused(OPERATION, PAYMENT, AMOUNT, REFUSAL),
            new FollowUpAnswer.NotSent("refused"),
            new FollowUpAnswer.NoAnswer("silent"))
        .forEach(said -> assertThat(hearing(() -> said).followUp(FOLLOW_UP)).isEqualTo(said));
  }

  @Test
  void takesAFollowUpOfAnythingElseForSilence() {
    List.of(
            new FollowUpAnswer.Done(OperationId.next(), PAYMENT, AMOUNT),
            new FollowUpAnswer.Done(OPERATION, ANOTHER, AMOUNT),
            new FollowUpAnswer.Done(OPERATION, PAYMENT, MORE),
            new FollowUpAnswer.Refused(OperationId.next(), PAYMENT, AMOUNT, REFUSAL),
            new FollowUpAnswer.Refused(OPERATION, ANOTHER, AMOUNT, REFUSAL),
            new FollowUpAnswer.Refused(OPERATION, PAYMENT, MORE, REFUSAL))
        .forEach(said ->
            assertThat(hearing(() -> said).followUp(FOLLOW_UP))
                .isEqualTo(new FollowUpAnswer.NoAnswer(OF_ANOTHER)));
  }

  @Test
  void believesAnInquiryThatSpeaksOfWhatWasAsked() {
    List.of(
            new InquiryAnswer.Approved(PAYMENT, AMOUNT, APPROVAL),
            new InquiryAnswer.Declined(PAYMENT, AMOUNT, NO),
            new InquiryAnswer.Reversed(PAYMENT),
            new InquiryAnswer.NeverSeen(PAYMENT),
            new InquiryAnswer.Unavailable("silent"))
        .forEach(said -> assertThat(hearing(() -> said).inquire(INQUIRY)).isEqualTo(said));
  }

  @Test
  void takesAnInquiryOfAnythingElseForSilence() {
    List.of(
            new InquiryAnswer.Approved(ANOTHER, AMOUNT, APPROVAL),
            new InquiryAnswer.Approved(PAYMENT, MORE, APPROVAL),
            new InquiryAnswer.Declined(ANOTHER, AMOUNT, NO),
            new InquiryAnswer.Declined(PAYMENT, MORE, NO),
            new InquiryAnswer.Reversed(ANOTHER),
            new InquiryAnswer.NeverSeen(ANOTHER))
        .forEach(said ->
            assertThat(hearing(() -> said).inquire(INQUIRY))
                .isEqualTo(new InquiryAnswer.Unavailable(OF_ANOTHER)));
  }

  @Test
  void knowsThatNothingLeftOnlyWhereNoConnectionWasMade() {
    Issuers unreachable = hearing(failing(new ConnectException("refused")));
    String why = "the adapter cannot be reached";
    assertThat(unreachable.authorize(AUTHORIZATION)).isEqualTo(new IssuerAnswer.NotAsked(why));
    assertThat(unreachable.followUp(FOLLOW_UP)).isEqualTo(new FollowUpAnswer.NotSent(why));
    assertThat(unreachable.inquire(INQUIRY)).isEqualTo(new InquiryAnswer.Unavailable(why));
  }

  @Test
  void takesALineThatBrokeForSilence() {
    assertThatAllAreSilent(hearing(failing(new IOException("reset"))), "the adapter is silent");
  }

  @Test
  void takesWhatCannotBeReadForSilence() {
    Issuers unreadable =
        hearing(() -> {
          throw new IllegalArgumentException("not JSON");
        });
    assertThatAllAreSilent(unreadable, "the adapter's answer cannot be read");
    assertThatAllAreSilent(hearing(() -> null), "the adapter's answer is empty");
  }

  private static void assertThatAllAreSilent(Issuers issuers, String why) {
    assertThat(issuers.authorize(AUTHORIZATION)).isEqualTo(new IssuerAnswer.NoAnswer(why));
    assertThat(issuers.followUp(FOLLOW_UP)).isEqualTo(new FollowUpAnswer.NoAnswer(why));
    assertThat(issuers.inquire(INQUIRY)).isEqualTo(new InquiryAnswer.Unavailable(why));
  }

  private static Supplier<@Nullable Object> failing(IOException why) {
    return () -> {
      throw new ResourceAccessException("the adapter", why);
    };
  }

  private static Issuers hearing(Supplier<@Nullable Object> answer) {
    return new Issuers(new Saying(answer));
  }

  /** Companies that all say the same; a client may give back nothing, whatever its type says. */
  @SuppressWarnings("NullAway")
  private record Saying(Supplier<@Nullable Object> answer) implements CardCompaniesApi {

    @Override
    public IssuerAnswer authorize(CardAuthorization authorization) {
      return (IssuerAnswer) answer.get();
    }

    @Override
    public FollowUpAnswer followUp(FollowUp followUp) {
      return (FollowUpAnswer) answer.get();
    }

    @Override
    public InquiryAnswer inquire(Inquiry inquiry) {
      return (InquiryAnswer) answer.get();
    }

    @Override
    public AvailableAnswer available(CardToken card) {
      throw new UnsupportedOperationException("nobody asks what a card can pay");
    }
  }
}
