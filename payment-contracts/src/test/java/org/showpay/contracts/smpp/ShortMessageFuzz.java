package org.showpay.contracts.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.showpay.testing.fuzz.Parsing.lines;
import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.taken;

import java.util.Optional;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;

/** Short messages and receipts: what is taken is the same when it is sent on. */
public final class ShortMessageFuzz {

  private ShortMessageFuzz() {}

  /** Reads the input as octets in either alphabet, as a receipt, and as a message to send. */
  public static void fuzzerTestOneInput(byte[] input) {
    text(WireText.GSM, input);
    text(WireText.UCS2, input);
    receipt(input)
        .ifPresent(receipt -> {
          if (US_ASCII.newEncoder().canEncode(receipt.message().text())) {
            require(receipt(receipt.text()).equals(Optional.of(receipt)), "Another receipt");
          }
        });
    submit(input);
  }

  private static void text(byte coding, byte[] octets) {
    String text = WireText.read(coding, octets).orElseThrow();
    WireText again = WireText.of(text);
    require(
        WireText.read(again.coding(), again.octets()).equals(Optional.of(text)), "Another text");
  }

  private static Optional<Receipt> receipt(byte[] text) {
    DeliverSm pdu = new DeliverSm();
    pdu.setSmscDeliveryReceipt();
    pdu.setShortMessage(text);
    return Receipt.read(pdu);
  }

  private static void submit(byte[] input) {
    SubmitSm pdu = new SubmitSm();
    pdu.setDestAddress(lines(input, 2).getFirst());
    pdu.setDataCoding(input.length > 0 ? input[input.length - 1] : 0);
    pdu.setShortMessage(input);
    pdu.setOptionalParameters(new OptionalParameter.OctetString(Submission.REFERENCE_TAG, input));
    taken(IllegalArgumentException.class, () -> Submission.read(pdu))
        .flatMap(submission -> submission)
        .ifPresent(submission ->
            require(submission.to().reveal().equals(pdu.getDestAddress()), "To somebody else"));
  }
}
