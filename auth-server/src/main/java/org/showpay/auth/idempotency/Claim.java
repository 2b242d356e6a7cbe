package org.showpay.auth.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a request with an Idempotency-Key is: the first, or one of those that follow it. */
sealed interface Claim {

  /**
   * The first, or the first since one was given up: it is to be done.
   *
   * @param token whoever holds it may write the answer down, and nobody else
   */
  record Granted(UUID token) implements Claim {}

  /** One like it has been answered, and so. */
  final class Answered implements Claim {

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;

    Answered(int status, @Nullable String contentType, byte[] body) {
      this.status = status;
      this.contentType = contentType;
      this.body = body;
    }

    int status() {
      return status;
    }

    @Nullable String contentType() {
      return contentType;
    }

    byte[] body() {
      return body;
    }
  }

  /** One like it is being done. */
  record Running() implements Claim {}

  /** The key was used for a request that was not the same in this field. */
  record Differs(String field) implements Claim {}
}
