package org.showpay.benchmarks.reading;

import java.awt.image.BufferedImage;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.showpay.barcode.SymbolReader;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeReading.Valid;
import org.showpay.contracts.paycode.SchemePrefix;

/** This project's reader: as the till uses it, or before the check of a code, or for any text. */
record Showpay(String name, Predicate<String> wanted, boolean checks) implements Contender {

  /** What a till would take. */
  static Contender checked() {
    return new Showpay("showpay", Showpay::isPayCode, true);
  }

  /** Any text, for pictures from elsewhere. */
  static Contender anyText() {
    return new Showpay("showpay", text -> true, false);
  }

  @Override
  public Set<String> read(BufferedImage picture) {
    return SymbolReader.texts(picture, wanted).stream()
        .filter(text -> !checks || wanted.test(text))
        .collect(Collectors.toSet());
  }

  private static boolean isPayCode(String text) {
    return PayCode.read(text, SchemePrefix.DEFAULT) instanceof Valid;
  }
}
