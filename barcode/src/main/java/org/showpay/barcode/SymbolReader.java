package org.showpay.barcode;

import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.showpay.barcode.finding.Finder;
import org.showpay.barcode.finding.Found;
import org.showpay.barcode.finding.GreyPicture;
import org.showpay.barcode.search.Stages;

/** Reads what symbols say, whatever it means; a till has no use for that, a comparison has. */
public final class SymbolReader {

  private SymbolReader() {}

  /** All texts of the first stage that gives a wanted one; else all that any stage gives. */
  public static Set<String> texts(BufferedImage picture, Predicate<String> wanted) {
    GreyPicture pixels = GreyPicture.of(picture);
    Set<String> texts = new LinkedHashSet<>();
    for (List<Finder> stage : Stages.ALL) {
      for (Finder finder : stage) {
        finder.find(pixels).stream().map(Found::text).forEach(texts::add);
      }
      if (texts.stream().anyMatch(wanted)) {
        return texts;
      }
    }
    return texts;
  }
}
