package org.showpay.gateway.token;

/** The token cannot be used as it is told; the service does not start. */
public final class TokenFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TokenFailure(String line) {
    super(line);
  }

  TokenFailure(String line, Throwable cause) {
    super(line, cause);
  }
}
