package org.showpay.stack.machine;

import java.util.List;

/** Why the stack is not running: lines for the person at the terminal, who needs no stack trace. */
public final class StackFailure extends RuntimeException {

  /** The machine is not fit, and so nothing was started. */
  public static final int NOTHING_STARTED = 2;

  /** Something went wrong on the way, and what had been started was stopped. */
  public static final int STOPPED_AGAIN = 1;

  private final int exitCode;

  private StackFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Obstacles that were seen before anything was started, one line each. */
  public static StackFailure beforeStart(List<String> obstacles) {
    return new StackFailure(NOTHING_STARTED, String.join(System.lineSeparator(), obstacles));
  }

  /** What happened while starting or running, as one line. */
  public static StackFailure whileStarting(String line) {
    return new StackFailure(STOPPED_AGAIN, line);
  }

  /** What the command ends with. */
  public int exitCode() {
    return exitCode;
  }

  /** The message, which is never missing here. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
