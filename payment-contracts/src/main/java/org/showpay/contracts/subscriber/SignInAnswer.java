package org.showpay.contracts.subscriber;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Whether a subscriber is who they say. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SignInAnswer.SignedIn.class, name = "SIGNED_IN"),
  @JsonSubTypes.Type(value = SignInAnswer.NotRecognised.class, name = "NOT_RECOGNISED"),
  @JsonSubTypes.Type(value = SignInAnswer.Locked.class, name = "LOCKED")
})
public sealed interface SignInAnswer {

  /** Yes, with the handset in use and the number that notices go to. */
  record SignedIn(SubscriberId subscriber, HandsetId handset, PhoneNumber phoneNumber)
      implements SignInAnswer {}

  /** No; whether the name or the secret was wrong is not told. */
  record NotRecognised() implements SignInAnswer {}

  /** Too many wrong tries: nothing is looked at for a while. */
  record Locked() implements SignInAnswer {}
}
