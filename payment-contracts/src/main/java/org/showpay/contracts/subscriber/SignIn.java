package org.showpay.contracts.subscriber;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a subscriber says who they are (patent S302): by terminal number, or by ID and password. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SignIn.ByPhoneNumber.class, name = "PHONE_NUMBER"),
  @JsonSubTypes.Type(value = SignIn.ByLoginId.class, name = "LOGIN_ID")
})
public sealed interface SignIn {

  /** The handset's own number, proved by the key that it was given. */
  record ByPhoneNumber(PhoneNumber phoneNumber, HandsetKey handsetKey) implements SignIn {}

  /** The subscriber's ID and password. */
  record ByLoginId(LoginId loginId, Password password) implements SignIn {}
}
