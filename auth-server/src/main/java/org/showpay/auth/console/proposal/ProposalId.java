package org.showpay.auth.console.proposal;

import java.util.UUID;
import org.showpay.contracts.id.TypedId;

/** Names what one operator wants and another has to confirm. */
record ProposalId(UUID uuid) {

  private static final String PREFIX = "prp";

  static ProposalId next() {
    return new ProposalId(TypedId.next());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException when the text is not such an id
   */
  public static ProposalId of(String text) {
    return new ProposalId(TypedId.read(PREFIX, text));
  }

  @Override
  public String toString() {
    return TypedId.write(PREFIX, uuid);
  }
}
