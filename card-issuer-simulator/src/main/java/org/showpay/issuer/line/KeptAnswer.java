package org.showpay.issuer.line;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** What the host answered, before anything of it is sent. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way, which nobody compares.
public record KeptAnswer(int status, @Nullable String type, byte[] body) {

  /** False for a problem. */
  boolean isGood() {
    return HttpStatusCode.valueOf(status).is2xxSuccessful();
  }
}
