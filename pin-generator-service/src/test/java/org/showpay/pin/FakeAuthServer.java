package org.showpay.pin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer;
import tools.jackson.databind.json.JsonMapper;

/**
 * An auth-server that says what a test tells it to, over real HTTP, and remembers the questions.
 */
public final class FakeAuthServer {

  /** Where handsets are recognised. */
  public static final String SIGN_IN = "/v1/subscribers/sign-in";

  /** Where wallets are. */
  public static final String CARDS = "/v1/subscribers/[^/]+/cards";

  /** Where codes are registered. */
  public static final String PAY_CODES = "/v1/pay-codes";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WireMockServer host;

  FakeAuthServer(WireMockServer host) {
    this.host = host;
  }

  /** Forgets what it was told and asked. */
  public void reset() {
    host.resetAll();
  }

  /** From now on this is the answer on a path. */
  public void answers(String path, ResponseDefinitionBuilder response) {
    host.stubFor(any(urlPathMatching(path)).willReturn(response));
  }

  /** From now on this is the answer on a path, as the JSON of a contract. */
  public void says(String path, Object answer) {
    answers(path, json(answer));
  }

  /** The answers to registrations, one after the other; the last one stays. */
  public void saysToRegistrations(RegistrationAnswer... answers) {
    for (int i = 0; i < answers.length; i++) {
      boolean last = i == answers.length - 1;
      host.stubFor(
          any(urlPathMatching(PAY_CODES))
              .inScenario("registrations")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
              .willSetStateTo(last ? null : "after " + (i + 1))
              .willReturn(json(answers[i])));
    }
  }

  /** The requests on a path, oldest first. */
  public List<LoggedRequest> asked(String path) {
    return host.findAll(anyRequestedFor(urlPathMatching(path)));
  }

  /** The registrations that were asked for, oldest first. */
  public List<PayCodeRegistration> registrations() {
    return asked(PAY_CODES).stream()
        .map(request -> JSON.readValue(request.getBody(), PayCodeRegistration.class))
        .toList();
  }

  /** A 200 with the JSON of a contract. */
  public static ResponseDefinitionBuilder json(Object answer) {
    return text(JSON.writeValueAsString(answer));
  }

  /** A 200 that claims to be JSON. */
  public static ResponseDefinitionBuilder text(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}
