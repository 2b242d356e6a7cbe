package org.showpay.barcode.corpus;

import java.awt.image.BufferedImage;

/**
 * A picture and what it shows; where nothing can be read, the text is empty.
 *
 * @param series numbers the frames of one hold-up and is the same for all of them
 */
public record CorpusPicture(
    Kind kind,
    CorpusCarrier carrier,
    String fault,
    int severity,
    int series,
    String text,
    BufferedImage image) {

  /** The parts of the corpus. */
  public enum Kind {
    /** One symbol, three pixels a module, and one fault in ten severities, or three at once. */
    GRADED,
    /** A whole phone anywhere before a camera, with three to eight faults. */
    PHONE,
    /** What the phone's own screen holds. */
    SCREENSHOT,
    /** Ten frames of a phone that is held up. */
    HOLD_UP,
    /** Nothing to read. */
    NOTHING,
    /** Graded faults beyond the last severity, where hardly anything can be read. */
    PAST_LIMIT
  }
}
