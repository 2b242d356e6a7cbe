package org.showpay.contracts.emv;

import static org.showpay.testing.fuzz.Parsing.isPayCode;
import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.text;

import java.util.Base64;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.SchemePrefix;

/** A payload has one form only, and a code comes out of it only with right check digits. */
public final class EmvPayloadFuzz {

  private EmvPayloadFuzz() {}

  /** Reads the input as bytes of BER-TLV, and as the text of a symbol. */
  public static void fuzzerTestOneInput(byte[] input) {
    read(Base64.getEncoder().encodeToString(input));
    read(text(input));
  }

  private static void read(String text) {
    if (EmvPayload.read(text) instanceof EmvReading.Valid(EmvPayload payload)) {
      require(payload.base64().equals(text), "There are two forms of one payload");
      require(!payload.applications().isEmpty(), "It pays nothing");
      require(payload.objects().toString().contains("[hidden]"), "It prints itself");
    }
    if (ShownText.read(text, SchemePrefix.DEFAULT) instanceof PayCodeReading.Valid valid) {
      String digits = valid.code().reveal();
      require(
          isPayCode(digits) && digits.startsWith(SchemePrefix.DEFAULT.digits()),
          "This is no code of the scheme");
    }
  }
}
