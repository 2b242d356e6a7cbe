package org.showpay.contracts.issuing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.showpay.contracts.money.Money;

/** How asking for a card's remaining amount ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AvailableAnswer.Known.class, name = "KNOWN"),
  @JsonSubTypes.Type(value = AvailableAnswer.NotUsable.class, name = "NOT_USABLE"),
  @JsonSubTypes.Type(value = AvailableAnswer.Unavailable.class, name = "UNAVAILABLE")
})
public sealed interface AvailableAnswer {

  /** The card is good for this much. */
  record Known(Money available) implements AvailableAnswer {}

  /** The card company does not know the card, or it has expired. */
  record NotUsable() implements AvailableAnswer {}

  /** The card company did not say. */
  record Unavailable(String why) implements AvailableAnswer {}
}
