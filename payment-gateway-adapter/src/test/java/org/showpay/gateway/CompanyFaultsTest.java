package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.fault.CompanyFaultsApi;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.contracts.fault.FaultId;
import org.showpay.contracts.fault.FaultRule;
import org.showpay.contracts.fault.FaultsApi;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.testing.TestClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClientResponseException;

/** Fault plans on their way to a card company. */
@GatewayTest
class CompanyFaultsTest {

  private static final CompanyId HANBIT = new CompanyId("hanbit");

  @Autowired Environment environment;
  @Autowired CompanyHost company;

  private CompanyFaultsApi faults;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
    faults =
        TestClient.of(
            CompanyFaultsApi.class, environment, Callers.serviceToken(ServiceName.AUTH_SERVER));
  }

  @Test
  void passesAPlanOnWithItsOwnTokenAndSaysWhatWasSaid() {
    FaultRule down = FaultRule.always(new FaultEffect.Down());
    FaultsApi.Fault kept = new FaultsApi.Fault(FaultId.next(), down, 0, 0, Instant.EPOCH);
    company.answers(kept);
    assertThat(faults.add(HANBIT, down)).isEqualTo(kept);
    assertThat(company.heard().getFirst().getUrl()).isEqualTo("/v1/companies/hanbit/faults");
    assertThat(company.heard().getFirst().getHeader("Authorization")).startsWith("Bearer ey");
    assertThat(company.heard().getFirst().getBodyAsString()).contains("\"DOWN\"");
    company.answers(List.of(kept));
    assertThat(faults.list(HANBIT)).containsExactly(kept);
    company.answers(aResponse().withStatus(204));
    faults.remove(HANBIT, kept.id());
    assertThat(company.heard().getLast().getUrl()).endsWith("/faults/" + kept.id());
  }

  @Test
  void aRefusalIsPassedOnAndSilenceIsNone() {
    company.answers(aResponse().withStatus(404).withBody("{\"code\":\"FAULT_UNKNOWN\"}"));
    assertThat(refusal(() -> faults.remove(HANBIT, FaultId.next()))).isEqualTo("404 FAULT_UNKNOWN");
    company.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(refusal(() -> faults.list(HANBIT))).isEqualTo("503 COMPANY_SILENT");
    assertThat(refusal(() -> faults.list(new CompanyId("nobody"))))
        .isEqualTo("404 COMPANY_UNKNOWN");
  }

  private static String refusal(ThrowingCallable call) {
    Problem problem = Problem.of(catchThrowableOfType(RestClientResponseException.class, call));
    return problem.status() + " " + problem.code();
  }
}
