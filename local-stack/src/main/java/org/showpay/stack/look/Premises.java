package org.showpay.stack.look;

import java.nio.file.Path;
import org.showpay.stack.machine.StackHome;
import org.showpay.stack.suite.Suite;

/** A suite that is up, and the folder of what it leaves behind. */
public record Premises(Suite suite, StackHome home) {

  /** What the services print: a file each. */
  Path logs() {
    return home.logs();
  }
}
