package org.showpay.auth.screen;

import java.util.Optional;
import java.util.regex.Pattern;
import org.showpay.auth.tries.ClientAddress;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.emv.ShownText;
import org.showpay.contracts.paycode.PayCodeReading;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Picture;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Gets the pay code off the phone, from a picture or from what was typed by a person or a scanner
 * (patent S504). A misread ends here: nothing is written and no try is counted. Pictures stay in
 * memory and are gone when they are read.
 */
@Component
class ShownCodes {

  private static final Pattern TYPED = Pattern.compile("[0-9 -]+");

  private final Screens screens;
  private final SchemePrefix scheme;
  private final CodeReader reader;

  ShownCodes(Screens screens, @Value("${showpay.scheme-prefix:87}") String prefix) {
    this.screens = screens;
    this.scheme = new SchemePrefix(prefix);
    this.reader = new CodeReader(scheme);
  }

  /** What each code begins with. */
  String scheme() {
    return scheme.digits();
  }

  /** Shows what was typed; says why it was not taken, if so. */
  Optional<String> typed(String secret, ClientAddress from, String text) {
    String digits = TYPED.matcher(text).matches() ? text.replaceAll("[ -]", "") : text.strip();
    return switch (ShownText.read(digits, scheme)) {
      case PayCodeReading.Valid valid -> screens.show(secret, valid.code(), from);
      case PayCodeReading.NotACode why -> Optional.of(why.name());
    };
  }

  /** Shows what stands in a picture; says why it was not taken, if so. */
  Optional<String> seenIn(String secret, ClientAddress from, Picture picture) {
    return switch (reader.read(picture)) {
      case Reading.Read read -> screens.show(secret, read.code(), from);
      case Reading.Unreadable why -> Optional.of(why.name());
    };
  }
}
