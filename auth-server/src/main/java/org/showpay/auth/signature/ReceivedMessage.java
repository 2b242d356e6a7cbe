package org.showpay.auth.signature;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.signature.SignedMessage;
import org.springframework.http.HttpHeaders;

/** A request that came in, as it was written. */
record ReceivedMessage(HttpServletRequest request) implements SignedMessage {

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String authority() {
    return Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), "")
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public String path() {
    return request.getRequestURI();
  }

  @Override
  public @Nullable String query() {
    return request.getQueryString();
  }

  @Override
  public List<String> fields(String name) {
    return Collections.list(request.getHeaders(name));
  }
}
