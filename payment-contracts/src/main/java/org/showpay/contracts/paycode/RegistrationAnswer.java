package org.showpay.contracts.paycode;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** The auth-server's decision on a code. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RegistrationAnswer.Registered.class, name = "REGISTERED"),
  @JsonSubTypes.Type(value = RegistrationAnswer.Taken.class, name = "TAKEN"),
  @JsonSubTypes.Type(value = RegistrationAnswer.Refused.class, name = "REFUSED")
})
public sealed interface RegistrationAnswer {

  /** The code lives until then, by the database's clock; the handset's last one is void. */
  record Registered(Instant expiresAt, String cardLast4) implements RegistrationAnswer {}

  /** Another code has the same digits: draw again. */
  record Taken() implements RegistrationAnswer {}

  /** No code may be made. */
  record Refused(CodeRefusal reason) implements RegistrationAnswer {}
}
