package org.showpay.auth.issuing;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.CardCompaniesApi;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.problem.Sending;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

/**
 * Asks card companies through the payment-gateway-adapter, for as long as the client's time-out; no
 * transaction may be open. Only a right echo is believed; everything else is silence.
 */
@Component
public class Issuers {

  private static final String ANOTHER = "the adapter answers for another payment";

  private final CardCompaniesApi companies;

  Issuers(CardCompaniesApi companies) {
    this.companies = companies;
  }

  /** Has a card charged, or an amount held on it. */
  public IssuerAnswer authorize(CardAuthorization asked) {
    return hear(
        () -> companies.authorize(asked),
        answer -> Echo.isOf(asked, answer) ? answer : new IssuerAnswer.NoAnswer(ANOTHER),
        IssuerAnswer.NotAsked::new,
        IssuerAnswer.NoAnswer::new);
  }

  /** Captures, cancels, refunds or reverses; asking twice does it once. */
  public FollowUpAnswer followUp(FollowUp asked) {
    return hear(
        () -> companies.followUp(asked),
        answer -> Echo.isOf(asked, answer) ? answer : new FollowUpAnswer.NoAnswer(ANOTHER),
        FollowUpAnswer.NotSent::new,
        FollowUpAnswer.NoAnswer::new);
  }

  /** Asks what became of an authorization. */
  public InquiryAnswer inquire(Inquiry asked) {
    return hear(
        () -> companies.inquire(asked),
        answer -> Echo.isOf(asked, answer) ? answer : new InquiryAnswer.Unavailable(ANOTHER),
        InquiryAnswer.Unavailable::new,
        InquiryAnswer.Unavailable::new);
  }

  private static <A> A hear(
      Supplier<@Nullable A> call,
      Function<A, A> believe,
      Function<String, A> neverLeft,
      Function<String, A> noAnswer) {
    try {
      return Optional.ofNullable(call.get())
          .map(believe)
          .orElseGet(() -> noAnswer.apply("the adapter's answer is empty"));
    } catch (ResourceAccessException e) {
      return Sending.neverLeft(e)
          ? neverLeft.apply("the adapter cannot be reached")
          : noAnswer.apply("the adapter is silent");
    } catch (RuntimeException e) {
      // Whatever it was, the request may have arrived: an answer nobody can read is silence.
      return noAnswer.apply("the adapter's answer cannot be read");
    }
  }
}
