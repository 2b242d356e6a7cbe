package org.showpay.auth.receiver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.webhook.TryError;

/** What came of a POST to a receiver. */
public sealed interface Reply {

  /** It took the message. */
  record Accepted(int status) implements Reply {}

  /** It wants no more of them, ever: 410. */
  record Gone() implements Reply {}

  /**
   * It did not take the message.
   *
   * @param status of its answer, where there was one
   * @param retryAfter how long it asks to be left alone, where it does
   */
  record Failed(TryError error, @Nullable Integer status, @Nullable Duration retryAfter)
      implements Reply {

    static Failed without(TryError error) {
      return new Failed(error, null, null);
    }
  }
}
