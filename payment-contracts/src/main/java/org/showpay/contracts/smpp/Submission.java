package org.showpay.contracts.smpp;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.showpay.contracts.subscriber.PhoneNumber;

/**
 * A short message that is handed to an SMS server.
 *
 * @param reference the sender's own id of it, the same each time that it is handed in
 */
public record Submission(UUID reference, PhoneNumber to, String text) {

  /**
   * Carries the reference. SMPP leaves these tags to vendors, and has a server that does not know
   * one pass over it.
   */
  static final short REFERENCE_TAG = 0x1400;

  private static final int UUID_OCTETS = 16;

  /** What goes with the submit_sm beside its text. */
  OptionalParameter referenceParameter() {
    byte[] octets =
        ByteBuffer.allocate(UUID_OCTETS)
            .putLong(reference.getMostSignificantBits())
            .putLong(reference.getLeastSignificantBits())
            .array();
    return new OptionalParameter.OctetString(REFERENCE_TAG, octets);
  }

  /** Reads what a sender handed in; one without a reference is never taken for a repeat. */
  static Optional<Submission> read(SubmitSm pdu) {
    OptionalParameter payload = pdu.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
    byte[] octets =
        payload instanceof OptionalParameter.OctetString whole
            ? whole.getValue()
            : pdu.getShortMessage();
    return WireText.read(pdu.getDataCoding(), octets)
        .map(text -> new Submission(referenceOf(pdu), numberOf(pdu), text));
  }

  /** An address that was left empty, jSMPP gives as null; no phone has that number. */
  private static PhoneNumber numberOf(SubmitSm pdu) {
    return new PhoneNumber(Objects.requireNonNullElse(pdu.getDestAddress(), ""));
  }

  private static UUID referenceOf(SubmitSm pdu) {
    if (pdu.getOptionalParameter(REFERENCE_TAG) instanceof OptionalParameter.OctetString tag
        && tag.getValue().length == UUID_OCTETS) {
      ByteBuffer octets = ByteBuffer.wrap(tag.getValue());
      return new UUID(octets.getLong(), octets.getLong());
    }
    return UUID.randomUUID();
  }
}
