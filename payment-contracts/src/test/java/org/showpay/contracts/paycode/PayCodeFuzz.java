package org.showpay.contracts.paycode;

import static org.showpay.testing.fuzz.Parsing.isPayCode;
import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.requireSameAgain;
import static org.showpay.testing.fuzz.Parsing.taken;
import static org.showpay.testing.fuzz.Parsing.text;

import java.util.Optional;
import org.showpay.contracts.devicecode.DeviceCode;
import org.showpay.contracts.paycode.PayCodeReading.NotACode;
import org.showpay.contracts.paycode.PayCodeReading.Valid;

/** A code is taken if its check digits prove it, and is the only one with these digits. */
public final class PayCodeFuzz {

  private PayCodeFuzz() {}

  /** Reads the input as what a scanner gave. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = text(input);
    Optional<PayCode> code = taken(IllegalArgumentException.class, () -> new PayCode(text));
    require(code.isPresent() == isPayCode(text), "Its check digits say otherwise");
    code.ifPresent(PayCodeFuzz::isWholeOnce);
    boolean ours = text.startsWith(SchemePrefix.DEFAULT.digits());
    switch (PayCode.read(text, SchemePrefix.DEFAULT)) {
      case Valid(PayCode read) -> require(ours && code.orElseThrow().equals(read), "Not ours");
      case NotACode why ->
          require(code.isEmpty() || (!ours && why == NotACode.ANOTHER_SCHEME), "Refused: " + why);
    }
  }

  private static void isWholeOnce(PayCode code) {
    require(!code.toString().contains(code.reveal()), "It prints itself");
    if (code.isMadeOnAHandset()) {
      SchemePrefix scheme = new SchemePrefix(code.reveal().substring(0, 2));
      requireSameAgain(code, it -> DeviceCode.of(it).in(scheme).reveal(), PayCode::new);
    }
  }
}
