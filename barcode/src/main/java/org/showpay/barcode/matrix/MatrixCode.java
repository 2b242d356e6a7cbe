package org.showpay.barcode.matrix;

import java.util.Optional;

/** What the modules of a square symbol say. */
interface MatrixCode {

  Pattern pattern();

  /** The digits; none where they are not sure, or where it says something else than digits. */
  Optional<String> digits(double[] modules);
}
