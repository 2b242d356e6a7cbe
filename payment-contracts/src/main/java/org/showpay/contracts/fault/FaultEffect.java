package org.showpay.contracts.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.showpay.contracts.payment.DeclineReason;

/** What a card company does wrong, or refuses, when a fault strikes a message. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "effect")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FaultEffect.Decline.class, name = "DECLINE"),
  @JsonSubTypes.Type(value = FaultEffect.Delay.class, name = "DELAY"),
  @JsonSubTypes.Type(value = FaultEffect.Silence.class, name = "SILENCE"),
  @JsonSubTypes.Type(value = FaultEffect.LateAnswer.class, name = "LATE_ANSWER"),
  @JsonSubTypes.Type(value = FaultEffect.Twice.class, name = "TWICE"),
  @JsonSubTypes.Type(value = FaultEffect.OtherId.class, name = "OTHER_ID"),
  @JsonSubTypes.Type(value = FaultEffect.OtherAmount.class, name = "OTHER_AMOUNT"),
  @JsonSubTypes.Type(value = FaultEffect.HalfAnswer.class, name = "HALF_ANSWER"),
  @JsonSubTypes.Type(value = FaultEffect.ServerError.class, name = "SERVER_ERROR"),
  @JsonSubTypes.Type(value = FaultEffect.Reset.class, name = "RESET"),
  @JsonSubTypes.Type(value = FaultEffect.Down.class, name = "DOWN")
})
public sealed interface FaultEffect {

  /** It says no, and remembers it; a follow-up is REFUSED. Passes messages that only ask. */
  record Decline(DeclineReason reason) implements FaultEffect {}

  /** It waits first, then works and answers as always. */
  record Delay(long millis) implements FaultEffect {}

  /** It never answers: the connection is held for a minute and then closed. */
  record Silence(boolean afterWork) implements FaultEffect {}

  /** It works at once and answers after this time. */
  record LateAnswer(long millis) implements FaultEffect {}

  /** The message reaches it twice, one after the other; the second answer is sent. */
  record Twice() implements FaultEffect {}

  /** It works, and its answer names another payment and operation. */
  record OtherId() implements FaultEffect {}

  /** It works, and its answer names one minor unit more. */
  record OtherAmount() implements FaultEffect {}

  /** It works, and half of its answer is sent. */
  record HalfAnswer() implements FaultEffect {}

  /** It answers HTTP 500. */
  record ServerError(boolean afterWork) implements FaultEffect {}

  /** The connection is closed at once, without a byte of an answer. */
  record Reset(boolean afterWork) implements FaultEffect {}

  /** It answers HTTP 503 and does nothing. */
  record Down() implements FaultEffect {}
}
