package org.showpay.biometrics;

import java.util.Optional;

/** One way in which a body proves itself. */
public interface Biometric {

  /** Reads a capture; nothing where it is none, or not good enough to go by. */
  Optional<Features> read(Capture capture);

  /** From which likeness on two captures count as of one body; each way has its own scale. */
  double threshold();
}
