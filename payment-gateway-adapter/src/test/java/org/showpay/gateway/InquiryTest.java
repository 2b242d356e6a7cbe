package org.showpay.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.showpay.contracts.followup.InquiryMessage;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Problem;
import org.showpay.gateway.journal.Journal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** What became of an authorization: asked anew each time, and kept beside the authorization. */
@GatewayTest
class InquiryTest {

  private static final ApprovalNumber APPROVAL = new ApprovalNumber("A1B2C3");
  private static final Money OTHER_AMOUNT = Money.of(12_001, "KRW");
  private static final Money OTHER_CURRENCY = Money.of(12_000, "USD");

  private static final Map<String, Function<CardAuthorization, ResponseDefinitionBuilder>>
      UNBELIEVABLE =
          Map.ofEntries(
              Map.entry("another payment", _ -> approved(PaymentId.next(), Callers.PRICE)),
              Map.entry("another amount", asked -> approved(asked.paymentId(), OTHER_AMOUNT)),
              Map.entry("another currency", asked -> approved(asked.paymentId(), OTHER_CURRENCY)),
              Map.entry(
                  "a refusal of another payment", _ -> declined(PaymentId.next(), Callers.PRICE)),
              Map.entry(
                  "a refusal of another amount",
                  asked -> declined(asked.paymentId(), OTHER_AMOUNT)),
              Map.entry(
                  "a refusal of another currency",
                  asked -> declined(asked.paymentId(), OTHER_CURRENCY)),
              Map.entry(
                  "another one reversed",
                  _ -> CompanyHost.json(new InquiryAnswer.Reversed(PaymentId.next()))),
              Map.entry(
                  "another one never seen",
                  _ -> CompanyHost.json(new InquiryAnswer.NeverSeen(PaymentId.next()))),
              Map.entry(
                  "it does not know", _ -> CompanyHost.json(new InquiryAnswer.Unavailable("why"))),
              Map.entry(
                  "approved with 500",
                  asked -> approved(asked.paymentId(), Callers.PRICE).withStatus(500)),
              Map.entry(
                  "silence",
                  asked -> approved(asked.paymentId(), Callers.PRICE).withFixedDelay(5_000)),
              Map.entry("half", _ -> aResponse().withBody("{\"outcome\":\"NEVER_SE")),
              Map.entry("too long", InquiryTest::tooLong),
              Map.entry("HTML", _ -> aResponse().withBody("<html>")),
              Map.entry("reset", _ -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

  @Autowired Callers callers;
  @Autowired CompanyHost company;
  @Autowired Journal journal;
  @Autowired JdbcClient jdbc;
  @Autowired JsonMapper json;

  @BeforeEach
  void beginAnew() {
    company.beginAnew();
  }

  static Set<String> unbelievable() {
    return UNBELIEVABLE.keySet();
  }

  @ParameterizedTest
  @MethodSource("unbelievable")
  void isUnavailable(String answer) {
    CardAuthorization payment = newPurchase();
    company.answers(Objects.requireNonNull(UNBELIEVABLE.get(answer)).apply(payment));
    assertThat(ask(payment)).isInstanceOf(InquiryAnswer.Unavailable.class);
    assertThat(evidence().inquiries(payment)).containsExactly("UNAVAILABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {Lines.CLOSED, Lines.NOWHERE, Lines.DEAF})
  void isUnavailableWhenTheCompanyCannotBeReached(String prefix) {
    CardAuthorization payment = Callers.purchaseWith(callers.newCard(prefix));
    assertThat(ask(payment)).isInstanceOf(InquiryAnswer.Unavailable.class);
    assertThat(evidence().inquiries(payment)).containsExactly("UNAVAILABLE");
  }

  @Test
  void tellsEachAnswerAndKeepsThemAll() {
    CardAuthorization payment = newPurchase();
    PaymentId id = payment.paymentId();
    assertTells(new InquiryAnswer.NeverSeen(id), payment);
    assertTells(new InquiryAnswer.NeverSeen(id), payment);
    assertTells(new InquiryAnswer.Approved(id, Callers.PRICE, APPROVAL), payment);
    assertTells(new InquiryAnswer.Reversed(id), payment);
    assertThat(evidence().inquiries(payment))
        .containsExactly("NEVER_SEEN", "NEVER_SEEN", "APPROVED", "REVERSED");
    assertThat(company.heard()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"CARD_EXPIRED, CARD_EXPIRED", "WRONG_PASSWORD, REFUSED_BY_ISSUER"})
  void tellsARefusalWithAReasonThatACardCompanyCanHave(DeclineReason said, DeclineReason told) {
    CardAuthorization payment = newPurchase();
    company.answers(new InquiryAnswer.Declined(payment.paymentId(), Callers.PRICE, said));
    assertThat(ask(payment))
        .isEqualTo(new InquiryAnswer.Declined(payment.paymentId(), Callers.PRICE, told));
    assertThat(evidence().inquiries(payment)).containsExactly("DECLINED");
  }

  @Test
  void learnsOfAnApprovalThatWasSilentAndLeavesTheAuthorizationAsItIs() {
    CardAuthorization payment = newPurchase();
    company.answers(aResponse().withStatus(503));
    callers.authServer().authorize(payment);
    Map<String, ?> before = evidence().authorization(payment);
    assertThat(evidence().asHeard(payment)).containsEntry("authorised", 0L);
    assertTells(new InquiryAnswer.Approved(payment.paymentId(), Callers.PRICE, APPROVAL), payment);
    assertThat(evidence().authorization(payment)).isEqualTo(before);
    assertThat(evidence().asHeard(payment))
        .containsEntry("authorised", 12_000L)
        .containsEntry("captured", 12_000L);
    assertThat(callers.authServer().authorize(payment)).isInstanceOf(IssuerAnswer.NoAnswer.class);
  }

  @Test
  void learnsOfAnApprovalThatWasCutOff() {
    CardAuthorization payment = newPurchase();
    journal.open(payment, new CompanyId("hanbit"));
    assertTells(new InquiryAnswer.Approved(payment.paymentId(), Callers.PRICE, APPROVAL), payment);
    assertThat(evidence().authorization(payment)).containsEntry("outcome", null);
    assertThat(evidence().asHeard(payment)).containsEntry("captured", 12_000L);
  }

  @Test
  void sendsTheCompanyThePaymentAndNoCardNumber() {
    CardAuthorization payment = newPurchase();
    ask(payment);
    LoggedRequest sent = company.heard().getFirst();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo("/v1/companies/hanbit/inquiries");
    assertThat(json.readValue(sent.getBodyAsString(), InquiryMessage.class))
        .isEqualTo(new InquiryMessage(payment.paymentId(), payment.amount()));
  }

  @Test
  void doesNotAskTheCompanyOfAnotherCardAboutAPayment() {
    CardAuthorization payment = newPurchase();
    company.answers(aResponse().withStatus(503));
    callers.authServer().authorize(payment);
    Inquiry asked =
        new Inquiry(payment.paymentId(), callers.newCard(Lines.CLOSED), payment.amount());
    Problem problem =
        Problem.of(
            catchThrowableOfType(
                RestClientResponseException.class, () -> callers.authServer().inquire(asked)));
    assertThat(problem.code()).isEqualTo("SAME_ID_OTHER_CONTENT");
    assertThat(evidence().inquiries(payment)).isEmpty();
  }

  private void assertTells(InquiryAnswer answer, CardAuthorization payment) {
    company.answers(answer);
    assertThat(ask(payment)).isEqualTo(answer);
  }

  private InquiryAnswer ask(CardAuthorization payment) {
    return callers.authServer().inquire(Callers.about(payment));
  }

  private CardAuthorization newPurchase() {
    return Callers.purchaseWith(callers.newCard(Lines.HANBIT));
  }

  private Evidence evidence() {
    return new Evidence(jdbc);
  }

  private static ResponseDefinitionBuilder approved(PaymentId payment, Money amount) {
    return CompanyHost.json(new InquiryAnswer.Approved(payment, amount, APPROVAL));
  }

  private static ResponseDefinitionBuilder declined(PaymentId payment, Money amount) {
    return CompanyHost.json(
        new InquiryAnswer.Declined(payment, amount, DeclineReason.CARD_EXPIRED));
  }

  private static ResponseDefinitionBuilder tooLong(CardAuthorization asked) {
    String text =
        new JsonMapper()
            .writeValueAsString(
                new InquiryAnswer.Approved(asked.paymentId(), asked.amount(), APPROVAL));
    return aResponse().withBody(text + " ".repeat(65_537));
  }
}
