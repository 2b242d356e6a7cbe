package org.showpay.contracts.revocation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.pack.PackId;

/** Which codes of a subscriber are taken back; what is spent already stays spent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "which")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CodesToRevoke.OfCard.class, name = "OF_CARD"),
  @JsonSubTypes.Type(value = CodesToRevoke.OfPack.class, name = "OF_PACK"),
  @JsonSubTypes.Type(value = CodesToRevoke.OneOfPack.class, name = "ONE_OF_PACK"),
  @JsonSubTypes.Type(value = CodesToRevoke.All.class, name = "ALL")
})
public sealed interface CodesToRevoke {

  /** All that charge this card. */
  record OfCard(CardToken card) implements CodesToRevoke {}

  /** A whole pack; it cannot be confirmed any more. */
  record OfPack(PackId pack) implements CodesToRevoke {}

  /** One code of a pack, counted from 1. */
  record OneOfPack(PackId pack, int serial) implements CodesToRevoke {}

  /** All that charge any card, whichever handset shows them. */
  record All() implements CodesToRevoke {}
}
