package org.showpay.contracts.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** What a problem says beside its words. */
class ProblemExceptionTest {

  @Test
  void whatIsUnavailableSaysWhenToComeBack() {
    ProblemException problem = ProblemException.unavailable("NO_NETWORK", "There is no network.");
    assertThat(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    problem.comeBackIn(Duration.ofSeconds(9));
    assertThat(problem.getHeaders().get(HttpHeaders.RETRY_AFTER)).containsExactly("9");
  }
}
