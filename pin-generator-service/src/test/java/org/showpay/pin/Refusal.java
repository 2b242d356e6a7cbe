package org.showpay.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.springframework.web.client.RestClientResponseException;

/** An error answer as a handset gets it. */
public record Refusal(Problem problem, String body) {

  /** Makes a call that must be refused. */
  public static Refusal of(ThrowingCallable call) {
    RestClientResponseException e = catchThrowableOfType(RestClientResponseException.class, call);
    assertThat(e).as("a refusal").isNotNull();
    return new Refusal(Problem.of(e), e.getResponseBodyAsString());
  }

  /** It says just this, and holds nothing that looks like a pay code. */
  public void says(int status, String code, NextStep nextStep) {
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.nextStep()).isEqualTo(nextStep);
    assertThat(problem.detail()).isNotBlank();
    // An id of 32 hexadecimal digits may well have 16 decimal ones in a row.
    assertThat(body).doesNotContainPattern("(?<![0-9a-f])[0-9]{16,}(?![0-9a-f])");
  }
}
