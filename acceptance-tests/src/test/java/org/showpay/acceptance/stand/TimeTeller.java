package org.showpay.acceptance.stand;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** A process that says, for each line that it is sent, what its clocks show after a short wait. */
final class TimeTeller {

  private static final Duration WAIT = Duration.ofMillis(500);

  private TimeTeller() {}

  /** Says the time of day in milliseconds, how long it waited, and what that took of the CPU. */
  public static void main(String[] none) throws IOException, InterruptedException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.US_ASCII);
    while (lines.readLine() != null) {
      Duration used = used();
      long from = System.nanoTime();
      Thread.sleep(WAIT);
      long waited = Duration.ofNanos(System.nanoTime() - from).toMillis();
      out.println(
          "%d %d %d".formatted(Clock.systemUTC().millis(), waited, used().minus(used).toMillis()));
    }
  }

  private static Duration used() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
