package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.MerchantsApi.NewTerminal;
import org.showpay.contracts.merchant.MerchantsApi.OpenMerchant;
import org.showpay.contracts.signature.RequestSigner;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.contracts.signature.SigningKeyId;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Which terminals may not send anything without a signature. */
@AuthServerTest
class WhoMustSignTest {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired Clock clock;
  @Autowired Trade trade;

  private SignedTill till;

  @BeforeEach
  void aTillWhoseKeyIsRegistered() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    till = SignedTill.of(town, environment, clock);
  }

  @Test
  void aTerminalWithAKeySignsWhateverItsMerchantsTermsSay() {
    assertThat(till.require(false)).isFalse();
    HttpResponse<String> refused = till.refund().send();
    assertThat(refused.statusCode()).isEqualTo(UNAUTHORIZED);
    assertThat(codeOf(refused)).isEqualTo("SIGNATURE_REQUIRED");
    assertThat(refused.body()).contains("\"nextStep\":\"FIX_REQUEST\"");
    assertThat(refused.headers().firstValue("Accept-Signature").orElse(""))
        .contains("created;nonce");
    assertThat(till.refunds()).isZero();
    assertThat(till.refund().signed(till.signer()).send().statusCode()).isEqualTo(OK);
  }

  @Test
  void theKeyOfAnotherTerminalOfTheMerchantIsNone() {
    var other = town.cashierOf(till.cashier().merchant());
    String list = "/v1/payments?limit=1";
    SignedWire wire =
        SignedWire.unsigned(till.line(), "GET", till.address(list), other.apiKey(), "");
    assertThat(wire.send().statusCode()).isEqualTo(OK);
  }

  @Test
  void duringARotationItSignsWithEitherKeyAndAfterItWithTheLater() {
    SigningKey next = SigningKey.draw();
    till.register(next);
    RequestSigner later = new RequestSigner(next, clock);
    assertThat(till.refund().signed(till.signer()).send().statusCode()).isEqualTo(OK);
    assertThat(till.refund().signed(later).send().statusCode()).isEqualTo(OK);
    assertThat(codeOf(till.refund().send())).isEqualTo("SIGNATURE_REQUIRED");
    endTheEarlierKey();
    assertThat(codeOf(till.refund().send())).isEqualTo("SIGNATURE_REQUIRED");
    assertThat(till.refund().signed(later).send().statusCode()).isEqualTo(OK);
  }

  @Test
  void onceItsLastKeyIsTakenBackItsMerchantsTermsDecide() {
    revoke(till.key().publicHalf().id());
    assertThat(till.refund().send().statusCode()).isEqualTo(OK);
    till.require(true);
    assertThat(codeOf(till.refund().send())).isEqualTo("SIGNATURE_REQUIRED");
    assertThat(till.require(null)).describedAs("nothing is said of it").isTrue();
    till.register(SigningKey.draw());
    till.require(false);
    assertThat(codeOf(till.refund().send())).isEqualTo("SIGNATURE_REQUIRED");
  }

  @Test
  void theTerminalsOfANewMerchantSignAndSealUntilAnOperatorAgreesOnLess() {
    MerchantId merchant = town.merchants().open(new OpenMerchant("New Shop")).merchant();
    NewTerminal terminal = town.merchants().addTerminal(merchant, new AddTerminal("till"));
    MerchantTermsApi operator =
        TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal());
    Terms begun = operator.find(merchant);
    assertThat(begun.signedRequests()).isTrue();
    assertThat(begun.sealedPasswords()).isTrue();
    SignedWire list =
        SignedWire.unsigned(
            till.line(),
            "GET",
            till.address("/v1/payments?limit=1"),
            terminal.apiKey().reveal(),
            "");
    assertThat(codeOf(list.send())).isEqualTo("SIGNATURE_REQUIRED");
    operator.agree(merchant, begun.relaxed());
    assertThat(list.send().statusCode()).isEqualTo(OK);
    await().until(() -> auditedTerms(merchant) == 1);
  }

  @Test
  void merchantsFromBeforeStayAsTheyAre() {
    MerchantId before = trade.merchant();
    NewTerminal terminal = town.merchants().addTerminal(before, new AddTerminal("till"));
    SignedWire list =
        SignedWire.unsigned(
            till.line(),
            "GET",
            till.address("/v1/payments?limit=1"),
            terminal.apiKey().reveal(),
            "");
    assertThat(list.send().statusCode()).isEqualTo(OK);
  }

  @Test
  void termsThatAVersionFromBeforeAgreesOnKeepWhatItDoesNotKnow() {
    till.require(true);
    revoke(till.key().publicHalf().id());
    town.jdbc()
        .sql(
            """
            insert into merchant_terms
              (merchant_id, fee_basis_points, time_zone, cut_off, acknowledge_seconds,
               sealed_passwords)
            values (?, 160, 'Asia/Seoul', '00:00', null, false)
            """)
        .param(till.cashier().merchant().merchant().uuid())
        .update();
    assertThat(codeOf(till.refund().send())).isEqualTo("SIGNATURE_REQUIRED");
  }

  @Test
  void whetherOneHasToSignTakesNoStatementOfItsOwn() {
    revoke(till.key().publicHalf().id());
    try (Statements statements = new Statements()) {
      String operations = "/v1/payments/" + till.paid() + "/operations";
      assertThat(till.wire("GET", operations, "").send().statusCode()).isEqualTo(OK);
      assertThat(statements.all().stream().filter(s -> s.contains("terminal_signing_key")))
          .allMatch(statement -> statement.contains("from terminal t join merchant"))
          .hasSize(1);
    }
  }

  private void revoke(SigningKeyId key) {
    till.operator().revoke(till.cashier().merchant().merchant(), till.terminal(), key);
  }

  private void endTheEarlierKey() {
    town.jdbc()
        .sql(
            """
            update terminal_signing_key set good_until = now()
             where terminal_id = ? and good_until is not null
            """)
        .param(till.terminal().uuid())
        .update();
  }

  private long auditedTerms(MerchantId merchant) {
    return town.jdbc()
        .sql("select count(*) from audit_entry where what like 'PUT %/terms' and object like ?")
        .param("%" + merchant + "%")
        .query(Long.class)
        .single();
  }

  private static String codeOf(HttpResponse<String> answer) {
    Matcher found = CODE.matcher(answer.body());
    return found.find() ? found.group(1) : "";
  }
}
