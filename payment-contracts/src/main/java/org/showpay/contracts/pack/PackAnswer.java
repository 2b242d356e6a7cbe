package org.showpay.contracts.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.showpay.contracts.paycode.CodeRefusal;

/** The auth-server's decision on a pack. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PackAnswer.Offered.class, name = "OFFERED"),
  @JsonSubTypes.Type(value = PackAnswer.Taken.class, name = "TAKEN"),
  @JsonSubTypes.Type(value = PackAnswer.Refused.class, name = "REFUSED")
})
public sealed interface PackAnswer {

  /** Its codes live until then, by the database's clock. */
  record Offered(Instant expiresAt, String cardLast4) implements PackAnswer {}

  /** Another code has the digits of one of them: draw again. */
  record Taken() implements PackAnswer {}

  /** No pack may be made. */
  record Refused(CodeRefusal reason) implements PackAnswer {}
}
