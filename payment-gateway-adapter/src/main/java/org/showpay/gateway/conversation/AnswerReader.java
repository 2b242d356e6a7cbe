package org.showpay.gateway.conversation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides what of a reply is believed. A card company may say more than was agreed, but not less,
 * and it must say which payment and amount it speaks of.
 */
@Component
final class AnswerReader {

  /** What only a card company can say; any other reason of its own means just that it refused. */
  private static final Set<DeclineReason> ISSUERS_REASONS =
      EnumSet.of(
          DeclineReason.LIMIT_EXCEEDED,
          DeclineReason.CARD_EXPIRED,
          DeclineReason.CARD_NOT_USABLE,
          DeclineReason.REFUSED_BY_ISSUER);

  private static final String GIBBERISH = "The answer is not what was agreed";

  private final JsonMapper json;

  AnswerReader(JsonMapper json) {
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  IssuerAnswer answer(CardAuthorization asked, Reply reply) {
    return switch (reply) {
      case Reply.Text(String text) ->
          read(text, IssuerAnswer.class)
              .map(said -> believed(asked, said))
              .orElseGet(() -> new IssuerAnswer.NoAnswer(GIBBERISH));
      case Reply.NotSent(String why) -> new IssuerAnswer.NotSent(why);
      case Reply.Silence(String why) -> new IssuerAnswer.NoAnswer(why);
    };
  }

  AvailableAnswer available(Reply reply) {
    return switch (reply) {
      case Reply.Text(String text) ->
          read(text, AvailableAnswer.class)
              .orElseGet(() -> new AvailableAnswer.Unavailable(GIBBERISH));
      case Reply.NotSent(String why) -> new AvailableAnswer.Unavailable(why);
      case Reply.Silence(String why) -> new AvailableAnswer.Unavailable(why);
    };
  }

  private static IssuerAnswer believed(CardAuthorization asked, IssuerAnswer said) {
    return switch (said) {
      case IssuerAnswer.Approved yes
          when echoes(asked, yes.paymentId(), yes.amount())
              && yes.available().currency().equals(asked.amount().currency()) ->
          yes;
      case IssuerAnswer.Declined no when echoes(asked, no.paymentId(), no.amount()) ->
          new IssuerAnswer.Declined(no.paymentId(), no.amount(), issuersReason(no.reason()));
      case IssuerAnswer.Approved _, IssuerAnswer.Declined _ ->
          new IssuerAnswer.NoAnswer("The answer is about another payment or amount");
      case IssuerAnswer.NotSent _, IssuerAnswer.NoAnswer _ ->
          new IssuerAnswer.NoAnswer("The card company does not know how it ended");
    };
  }

  private static boolean echoes(CardAuthorization asked, PaymentId payment, Money amount) {
    return asked.paymentId().equals(payment) && asked.amount().equals(amount);
  }

  private static DeclineReason issuersReason(DeclineReason said) {
    return ISSUERS_REASONS.contains(said) ? said : DeclineReason.REFUSED_BY_ISSUER;
  }

  private <T> Optional<T> read(String text, Class<T> type) {
    try {
      return Optional.ofNullable(json.readValue(text, type));
    } catch (JacksonException notAnAnswer) {
      return Optional.empty();
    }
  }
}
