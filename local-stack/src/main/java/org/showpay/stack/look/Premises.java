package org.showpay.stack.look;

import java.nio.file.Path;
import org.showpay.stack.suite.Suite;

/**
 * A suite that is up, and what it leaves behind.
 *
 * @param logs the folder of what its services print
 */
public record Premises(Suite suite, Path logs) {}
