package org.showpay.stack.security;

import java.util.Optional;
import org.showpay.stack.look.Premises;

/** Where the suite is that runs now, if one does. */
@FunctionalInterface
public interface Suites {

  /** The one that answers. */
  Optional<Premises> running();
}
