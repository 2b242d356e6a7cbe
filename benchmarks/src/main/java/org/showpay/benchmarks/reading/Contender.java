package org.showpay.benchmarks.reading;

import java.awt.image.BufferedImage;
import java.util.Set;
import org.showpay.barcode.corpus.CorpusCarrier;

/** A reader that is compared. */
interface Contender {

  String name();

  /** Has it a reader for this kind of symbol? */
  default boolean knows(CorpusCarrier carrier) {
    return true;
  }

  /** All texts that it gives for the picture; it does not know what to expect. */
  Set<String> read(BufferedImage picture);
}
