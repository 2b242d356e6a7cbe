package org.showpay.auth.receiver;

import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.text;

import java.time.Clock;
import java.time.Duration;
import org.apache.hc.core5.http.message.BasicHeader;

/** What a merchant's server wishes: no wish reaches into the past, and none breaks anything. */
public final class RetryAfterFuzz {

  private static final RetryAfter READER = new RetryAfter(Clock.systemUTC());

  private RetryAfterFuzz() {}

  /** Reads the input as the header's value. */
  public static void fuzzerTestOneInput(byte[] input) {
    Duration delay = READER.in(new BasicHeader("Retry-After", text(input))).delay();
    require(delay == null || !delay.isNegative(), "It wishes to have been asked before");
  }
}
