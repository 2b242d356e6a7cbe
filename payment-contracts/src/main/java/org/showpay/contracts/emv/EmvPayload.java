package org.showpay.contracts.emv;

import java.util.Base64;
import java.util.List;
import org.showpay.contracts.emv.DataObject.Template;
import org.showpay.contracts.emv.EmvReading.Malformed;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.PayCodeReading.NotACode;
import org.showpay.contracts.paycode.SchemePrefix;

/**
 * What a consumer's phone shows to a till that follows EMVCo's QR Code Specification for Payment
 * Systems, Consumer-Presented Mode, version 1.1: data objects in BER-TLV, written in base64. What
 * is unknown is kept; what breaks a rule is refused.
 */
public final class EmvPayload {

  /** The most characters that are looked at; a symbol of more is too fine for most screens. */
  static final int MOST_CHARACTERS = 512;

  /** How every payload begins in base64. */
  private static final String BEGINNING = "hQVDUFYwM";

  /**
   * Showpay's application: F, as nobody has registered it with ISO/IEC 7816-5, and its name in
   * ASCII.
   */
  private static final String SHOWPAY = "F053484F57504159";

  private final List<DataObject> objects;

  EmvPayload(List<DataObject> objects) {
    this.objects = List.copyOf(objects);
  }

  /**
   * A payload of these data objects.
   *
   * @throws IllegalArgumentException when a strict reader would refuse it
   */
  public static EmvPayload of(DataObject... objects) {
    EmvPayload payload = new EmvPayload(List.of(objects));
    return switch (read(payload.base64())) {
      case EmvReading.Valid(EmvPayload same) -> same;
      case Malformed why ->
          throw new IllegalArgumentException("A payload cannot be like that: " + why);
    };
  }

  /**
   * The payload of a pay code. It is data for its issuer alone, which tills hand on unopened: it is
   * no card number, and must never be taken for one.
   */
  public static EmvPayload carrying(PayCode code) {
    return of(
        EmvTag.PAYLOAD_FORMAT.text("CPV01"),
        EmvTag.APPLICATION.with(
            EmvTag.AID.hex(SHOWPAY),
            EmvTag.LABEL.text("SHOWPAY"),
            EmvTag.APPLICATION_TRANSPARENT.with(EmvTag.ISSUER_DATA.hex(code.reveal()))));
  }

  /** Reads a payload; any text may be given. */
  public static EmvReading read(String base64) {
    return base64.length() > MOST_CHARACTERS ? Malformed.TOO_LONG : EmvParser.parse(base64);
  }

  /** Whether a text means to be a payload, whatever becomes of it. */
  static boolean isMeantBy(String text) {
    return text.startsWith(BEGINNING);
  }

  /** The text that goes into the QR code. */
  public String base64() {
    return Base64.getEncoder().encodeToString(DataObject.concatenated(objects));
  }

  /** The data objects, in their order. */
  public List<DataObject> objects() {
    return objects;
  }

  /** The ways to pay, the preferred one first. */
  public List<Template> applications() {
    return objects.stream()
        .filter(object -> object.tag().equals(EmvTag.APPLICATION.tag()))
        .map(Template.class::cast)
        .toList();
  }

  /** The pay code inside: one of this scheme, or why there is none. */
  public PayCodeReading payCode(SchemePrefix prefix) {
    return applications().stream()
        .filter(application -> application.value(EmvTag.AID).filter(SHOWPAY::equals).isPresent())
        .findFirst()
        .map(ours -> codeIn(ours, prefix))
        .orElse(NotACode.ANOTHER_SCHEME);
  }

  private static PayCodeReading codeIn(Template application, SchemePrefix prefix) {
    return application
        .template(EmvTag.APPLICATION_TRANSPARENT)
        .flatMap(data -> data.value(EmvTag.ISSUER_DATA))
        .map(digits -> PayCode.read(digits, prefix))
        .orElse(NotACode.NOT_20_DIGITS);
  }

  @Override
  public String toString() {
    return "EmvPayload[hidden]";
  }
}
