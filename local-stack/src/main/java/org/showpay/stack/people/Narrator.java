package org.showpay.stack.people;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints the story, and remembers whether anything went another way than it is told. */
public final class Narrator {

  private final PrintWriter out;
  private int steps;
  private int differences;

  public Narrator(PrintWriter out) {
    this.out = out;
  }

  /** Begins a step. */
  public void step(String title) {
    steps++;
    out.printf("%n%d. %s%n", steps, title);
  }

  /** Tells something that happened. */
  public void tell(String line) {
    out.println("   " + line);
  }

  /** Shows what a device printed. */
  public void show(String block) {
    block.lines().forEach(line -> out.println("   | " + line));
  }

  /** Tells something that must be so, and how it differed if it was not. */
  public void expect(String what, @Nullable Object expected, @Nullable Object actual) {
    if (Objects.equals(expected, actual)) {
      out.println("   ok  " + what + ": " + actual);
    } else {
      differences++;
      out.println("   NOT AS TOLD  " + what + ": " + actual + " instead of " + expected);
    }
  }

  /** Says how it ended; true when all was as told. */
  public boolean end() {
    out.println();
    out.println(
        differences == 0
            ? "The story went as told: " + steps + " steps."
            : "The story differed in " + differences + " places: look for NOT AS TOLD above.");
    return differences == 0;
  }
}
