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
  record Answered(int status, @Nullable String contentType, byte[] body) implements Claim {}

  /** One like it is being done. */
  record Running() implements Claim {}

  /** The key was used for a request that was not the same in this field. */
  record Differs(String field) implements Claim {}
}
