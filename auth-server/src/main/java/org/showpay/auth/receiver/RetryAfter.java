package org.showpay.auth.receiver;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** Reads the header Retry-After, which is seconds or a date. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final Clock clock;

  RetryAfter(Clock clock) {
    this.clock = clock;
  }

  /** What a receiver wishes, if it does and says so in a form that can be read. */
  record Wish(@Nullable Duration delay) {}

  Wish in(@Nullable Header header) {
    return new Wish(header == null ? null : read(header.getValue().strip()));
  }

  private @Nullable Duration read(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      Duration delay = Duration.between(clock.instant(), then);
      return delay.isNegative() ? null : delay;
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}
