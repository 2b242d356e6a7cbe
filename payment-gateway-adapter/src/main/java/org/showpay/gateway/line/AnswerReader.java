package org.showpay.gateway.line;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a reply. A card company may say more than was agreed, but not less, and nothing twice: each
 * reader takes another of the two. Whether what it says is believed is for {@link Belief}.
 */
@Component
public final class AnswerReader {

  private static final String GIBBERISH = "The answer is not what was agreed";

  private final JsonMapper json;

  AnswerReader(JsonMapper json) {
    this.json =
        json.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addHandler(new NewReasons())
            .build();
  }

  /** How an authorization ended. */
  public IssuerAnswer answer(CardAuthorization asked, Reply reply) {
    return switch (reply) {
      case Reply.Text(String text) ->
          heard(
              text, IssuerAnswer.class, said -> Belief.in(said, asked), IssuerAnswer.NoAnswer::new);
      case Reply.NotSent(String why) -> new IssuerAnswer.NotSent(why);
      case Reply.Silence(String why) -> new IssuerAnswer.NoAnswer(why);
    };
  }

  /** How a follow-up ended. */
  public FollowUpAnswer followUp(FollowUp asked, Reply reply) {
    return switch (reply) {
      case Reply.Text(String text) ->
          heard(
              text,
              FollowUpAnswer.class,
              said -> Belief.in(said, asked),
              FollowUpAnswer.NoAnswer::new);
      case Reply.NotSent(String why) -> new FollowUpAnswer.NotSent(why);
      case Reply.Silence(String why) -> new FollowUpAnswer.NoAnswer(why);
    };
  }

  /** What became of an authorization. */
  public InquiryAnswer inquiry(Inquiry asked, Reply reply) {
    return switch (reply) {
      case Reply.Text(String text) ->
          heard(
              text,
              InquiryAnswer.class,
              said -> Belief.in(said, asked),
              InquiryAnswer.Unavailable::new);
      case Reply.NotSent(String why) -> new InquiryAnswer.Unavailable(why);
      case Reply.Silence(String why) -> new InquiryAnswer.Unavailable(why);
    };
  }

  /** What a card can still pay. */
  public AvailableAnswer available(Reply reply) {
    return switch (reply) {
      case Reply.Text(String text) ->
          heard(
              text,
              AvailableAnswer.class,
              UnaryOperator.identity(),
              AvailableAnswer.Unavailable::new);
      case Reply.NotSent(String why) -> new AvailableAnswer.Unavailable(why);
      case Reply.Silence(String why) -> new AvailableAnswer.Unavailable(why);
    };
  }

  private <T> T heard(
      String text, Class<T> type, UnaryOperator<T> believed, Function<String, T> notBelieved) {
    return read(text, type).map(believed).orElseGet(() -> notBelieved.apply(GIBBERISH));
  }

  private <T> Optional<T> read(String text, Class<T> type) {
    try {
      return Optional.ofNullable(json.readValue(text, type));
    } catch (JacksonException notAnAnswer) {
      return Optional.empty();
    }
  }

  /** A refusal is one, whatever a card company calls its reason. */
  private static final class NewReasons extends DeserializationProblemHandler {

    @Override
    public Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String failure) {
      return type == FollowUpRefusal.class ? FollowUpRefusal.REFUSED : NOT_HANDLED;
    }
  }
}
