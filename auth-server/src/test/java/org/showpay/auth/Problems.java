package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.showpay.contracts.problem.Problem;
import org.springframework.web.client.RestClientResponseException;

/** Catches the problem that a call must end with. */
final class Problems {

  private Problems() {}

  static Problem of(ThrowingCallable call) {
    return Problem.of(
        assertThatExceptionOfType(RestClientResponseException.class).isThrownBy(call).actual());
  }
}
