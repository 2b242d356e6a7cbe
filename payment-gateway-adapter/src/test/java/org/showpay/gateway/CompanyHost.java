package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import org.showpay.contracts.followup.FollowUp;
import org.showpay.contracts.followup.FollowUpAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import tools.jackson.databind.json.JsonMapper;

/** A card company's host that answers as it is told, over real HTTP. */
final class CompanyHost implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

  CompanyHost() {
    server.start();
  }

  String address() {
    return server.baseUrl();
  }

  /** Forgets what it heard and was told. */
  void beginAnew() {
    server.resetAll();
  }

  void answers(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  void answers(Object body) {
    answers(json(body));
  }

  List<LoggedRequest> heard() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  @Override
  public void close() {
    server.stop();
  }

  static ResponseDefinitionBuilder json(Object body) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(JSON.writeValueAsString(body));
  }

  static IssuerAnswer.Approved approval(CardAuthorization asked) {
    return new IssuerAnswer.Approved(
        asked.paymentId(), asked.amount(), new ApprovalNumber("A1B2C3"), Money.of(88_000, "KRW"));
  }

  static IssuerAnswer.Declined refusal(CardAuthorization asked, DeclineReason reason) {
    return new IssuerAnswer.Declined(asked.paymentId(), asked.amount(), reason);
  }

  static FollowUpAnswer.Done done(FollowUp asked) {
    return new FollowUpAnswer.Done(asked.operation(), asked.paymentId(), asked.amount());
  }

  static FollowUpAnswer.Refused refusal(FollowUp asked, FollowUpRefusal reason) {
    return new FollowUpAnswer.Refused(asked.operation(), asked.paymentId(), asked.amount(), reason);
  }
}
