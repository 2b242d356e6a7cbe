package org.showpay.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.journal.JournalApi;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.trust.ServiceName;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.RestClientResponseException;

/** Moments that callers can write, and that neither the database nor the calendar has. */
@GatewayTest
class JournalMomentsTest {

  @Autowired Callers callers;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1000000000-12-31T23:59:59Z",
        "+294277-01-01T00:00:00Z",
        "-4713-01-01T00:00:00Z",
        "-1000000000-01-01T00:00:00Z"
      })
  void nothingIsFoundThenAndNoPlaceIsThere(Instant never) {
    assertThat(page(never, never, null).movements()).isEmpty();
    Problem problem =
        Problem.of(
            catchThrowableOfType(
                RestClientResponseException.class,
                () -> page(Instant.EPOCH, never, placeAt(never))));
    assertThat(problem.code()).isEqualTo("CURSOR_UNKNOWN");
  }

  private static String placeAt(Instant moment) {
    String parts = moment + "/" + OperationId.next() + "/REFUND";
    return Base64.getUrlEncoder().encodeToString(parts.getBytes(US_ASCII));
  }

  private JournalApi.Page page(Instant from, Instant to, @Nullable String after) {
    return callers
        .journal(Callers.serviceToken(ServiceName.AUTH_SERVER))
        .movements(new CompanyId("hanbit"), from, to, after);
  }
}
