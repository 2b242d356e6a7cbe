package org.showpay.contracts.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/** What an SMS server says in the end of a message that it took. */
public record Receipt(ServerMessageId message, boolean delivered) {

  private static final Pattern TEXT = Pattern.compile("id:(\\S+) .*stat:([A-Z]+)", Pattern.DOTALL);

  private static final String DELIVERED = "DELIVRD";
  private static final String UNDELIVERABLE = "UNDELIV";

  /** As SMPP 3.4, appendix B, words it; the text of the message itself is left out. */
  byte[] text() {
    String words =
        "id:%s sub:001 dlvrd:%s stat:%s err:%s text:"
            .formatted(
                message.text(),
                delivered ? "001" : "000",
                delivered ? DELIVERED : UNDELIVERABLE,
                delivered ? "000" : "001");
    return words.getBytes(StandardCharsets.US_ASCII);
  }

  /** The same for programs. */
  OptionalParameter[] parameters() {
    var state =
        delivered
            ? OptionalParameter.Message_state.Message_state_enum.DELIVERED
            : OptionalParameter.Message_state.Message_state_enum.UNDELIVERABLE;
    return new OptionalParameter[] {
      new OptionalParameter.Receipted_message_id(message.text()),
      new OptionalParameter.Message_state(state.byteValue())
    };
  }

  /** Reads a final receipt, from its text as every server writes it; nothing else is one. */
  static Optional<Receipt> read(DeliverSm pdu) {
    if (!pdu.isSmscDeliveryReceipt()) {
      return Optional.empty();
    }
    Matcher text = TEXT.matcher(new String(pdu.getShortMessage(), StandardCharsets.US_ASCII));
    if (!text.find()) {
      return Optional.empty();
    }
    ServerMessageId message = new ServerMessageId(text.group(1));
    return switch (text.group(2)) {
      case DELIVERED -> Optional.of(new Receipt(message, true));
      case UNDELIVERABLE, "EXPIRED", "DELETED", "REJECTD" ->
          Optional.of(new Receipt(message, false));
      default -> Optional.empty();
    };
  }

  /** Who is told what became of messages that an SMS server took. */
  @FunctionalInterface
  public interface Desk {

    /** False when no such message is known, so that the server tells again later. */
    boolean take(Receipt receipt);
  }
}
