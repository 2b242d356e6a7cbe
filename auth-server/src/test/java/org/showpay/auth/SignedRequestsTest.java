package org.showpay.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.signature.LooseSignatures;
import org.showpay.auth.signature.SignedRequests;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.merchant.SigningKeysApi;
import org.showpay.contracts.merchant.SigningKeysApi.AddSigningKey;
import org.showpay.contracts.merchant.SigningKeysApi.SigningKeyView;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.signature.ContentDigest;
import org.showpay.contracts.signature.RequestSigner;
import org.showpay.contracts.signature.SigningKey;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A till that signs what it sends, and somebody between it and the auth-server. */
@AuthServerTest
class SignedRequestsTest {

  private static final int FLIPS = 10_000;
  private static final int OF_ONE_REQUEST = 230;
  private static final int OK = 200;
  private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired SignedRequests requests;
  @Autowired Clock clock;

  private final HttpClient line = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SigningKey key = SigningKey.draw();
  private Cashier cashier;
  private TerminalId terminal;
  private PaymentId paid;

  @BeforeEach
  void aTillThatSigns() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    cashier = town.cashier();
    terminal = terminalOf(cashier);
    paid = cashier.charge(town.consumer().code(), won(400_000)).paymentId();
    assertThat(register(key).keyId()).isEqualTo(key.publicHalf().id());
  }

  @Test
  void tenThousandRequestsWithOneFieldChangedAreRefused() {
    SignatureFlips flips =
        new SignatureFlips(25, town.cashierOf(cashier.merchant()).apiKey());
    require(true);
    int tried = 0;
    int refunds = 0;
    while (tried < FLIPS) {
      SignedWire whole = refund().signed(signer());
      for (int i = 0; i < OF_ONE_REQUEST; i += flips.all().size()) {
        for (var flip : flips.all().entrySet()) {
          HttpResponse<String> answer = flip.getValue().apply(whole).send();
          assertThat(answer.statusCode()).describedAs(flip.getKey()).isEqualTo(401);
          assertThat(flip.getKey().equals("when") || !answer.body().contains("TOO_OLD")).isTrue();
          tried++;
        }
      }
      assertThat(whole.send().statusCode()).describedAs("untouched").isEqualTo(OK);
      refunds++;
    }
    assertThat(refundsOfThePayment()).isEqualTo(refunds);
  }

  @Test
  void anotherMethodIsAnotherRequest() {
    SignedWire list = wire("GET", "/v1/payments?limit=1", "").signed(signer());
    assertThat(codeOf(list.by("POST").send())).isEqualTo("SIGNATURE_NOT_VALID");
    assertThat(list.send().statusCode()).isEqualTo(OK);
  }

  @Test
  void aReplayIsNoticedByEveryInstanceAndDoesNothing() {
    SignedWire whole = refund().signed(signer());
    assertThat(whole.send().statusCode()).isEqualTo(OK);
    HttpResponse<String> again = whole.send();
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(codeOf(again)).isEqualTo("NONCE_SEEN");
    LooseSignatures startedAnew = new LooseSignatures(town.jdbc(), clock, "");
    try (var _ = InPlaceOf.the(requests, startedAnew)) {
      assertThat(codeOf(whole.send())).isEqualTo("NONCE_SEEN");
    }
    assertThat(refundsOfThePayment()).isOne();
  }

  @Test
  void aReplayThatNobodyRemembersWouldBeNoticedHere() {
    SignedWire whole = refund().signed(signer());
    assertThat(whole.send().statusCode()).isEqualTo(OK);
    town.jdbc().sql("delete from seen_nonce").update();
    assertThat(whole.send().headers().firstValue("Idempotent-Replayed")).contains("true");
  }

  @Test
  void aRequestThatIsRepeatedIsSignedAnewAndHasTheSameAnswer() {
    SignedWire unsigned = refund();
    String first = unsigned.signed(signer()).send().body();
    HttpResponse<String> again = unsigned.signed(signer()).send();
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(again.body()).isEqualTo(first);
    assertThat(refundsOfThePayment()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"-61, SIGNATURE_TOO_OLD", "-50, ''", "8, ''", "12, SIGNATURE_TOO_OLD"})
  void aSignatureIsGoodForAMinute(int seconds, String code) {
    Clock till = Clock.offset(clock, Duration.ofSeconds(seconds));
    HttpResponse<String> answer = refund().signed(new RequestSigner(key, till)).send();
    assertThat(codeOf(answer)).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(code.isEmpty() ? OK : 401);
  }

  @Test
  void aKeyIsOfOneTerminalAndCanBeChangedAndTakenBack() {
    SigningKey next = SigningKey.draw();
    RequestSigner later = new RequestSigner(next, clock);
    assertThat(codeOf(refund().signed(later).send())).isEqualTo("SIGNATURE_NOT_VALID");
    register(next);
    assertThat(refund().signed(later).send().statusCode()).isEqualTo(OK);
    assertThat(refund().signed(signer()).send().statusCode()).isEqualTo(OK);
    assertThat(Problems.of(() -> register(SigningKey.draw())).code()).isEqualTo("KEY_TOO_YOUNG");
    operator().revoke(cashier.merchant().merchant(), terminal, key.publicHalf().id());
    assertThat(codeOf(refund().signed(signer()).send())).isEqualTo("SIGNATURE_NOT_VALID");
    assertThat(refund().signed(later).send().statusCode()).isEqualTo(OK);
    assertThat(operator().list(cashier.merchant().merchant(), terminal))
        .extracting(SigningKeyView::keyId)
        .containsExactly(next.publicHalf().id());
    Cashier other = town.cashierOf(cashier.merchant());
    SignedWire elsewhere =
        SignedWire.unsigned(line, "GET", address("/v1/payments?limit=1"), other.apiKey(), "");
    assertThat(codeOf(elsewhere.signed(later).send())).isEqualTo("SIGNATURE_NOT_VALID");
  }

  @Test
  void aMerchantMayHaveItsTerminalsSign() {
    assertThat(refund().send().statusCode()).isEqualTo(OK);
    assertThat(require(true)).isTrue();
    assertThat(require(null)).describedAs("nothing is said of it").isTrue();
    HttpResponse<String> refused = refund().send();
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(codeOf(refused)).isEqualTo("SIGNATURE_REQUIRED");
    assertThat(refused.body()).contains("\"nextStep\":\"FIX_REQUEST\"");
    assertThat(refused.headers().firstValue("Accept-Signature").orElse("")).contains("created;nonce");
    assertThat(refund().signed(signer()).send().statusCode()).isEqualTo(OK);
    assertThat(require(false)).isFalse();
    assertThat(refund().send().statusCode()).isEqualTo(OK);
  }

  @Test
  void aBodyThatIsTooLongIsRefusedBeforeItsSignature() {
    SignedWire tooLong = wire("POST", "/v1/payments", " ".repeat(330 * 1024)).signed(signer());
    assertThat(tooLong.send().statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@path", "@query", "content-digest", "idempotency-key", "authorization"})
  void aServiceThatHasLessSignedIsCaught(String part) {
    SignedWire digested = refund();
    digested = digested.with(SignedWire.DIGEST, digestOf(digested.content()));
    SignedWire less =
        digested.signed(
            signer(), digested.toBeCovered().stream().filter(p -> !p.equals(part)).toList());
    assertThat(codeOf(changed(less, part).send())).isEqualTo("SIGNATURE_INCOMPLETE");
    LooseSignatures twin = new LooseSignatures(town.jdbc(), clock, part);
    try (var _ = InPlaceOf.the(requests, twin)) {
      assertThat(changed(less, part).send().statusCode())
          .describedAs("what nobody signed")
          .isNotEqualTo(401);
    }
  }

  @Test
  void noncesAreForgottenOnceTheirSignaturesAreTooOld() {
    refund().signed(signer()).send();
    town.jdbc().sql("update seen_nonce set forget_at = now() - interval '1 s'").update();
    refund().signed(signer()).send();
    LooseSignatures.forgetOldNonces(town.jdbc());
    assertThat(
            town.jdbc()
                .sql("select count(*) from seen_nonce where key_id = ?")
                .param(key.publicHalf().id().text())
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void whoDoesNotSignCostsNothingAndWhoDoesOneStatement() {
    try (Statements statements = new Statements()) {
      wire("GET", "/v1/payments/" + paid + "/operations", "").send();
      assertThat(statements.all()).noneMatch(SignedRequestsTest::isOfSignatures);
    }
    try (Statements statements = new Statements()) {
      SignedWire list = wire("GET", "/v1/payments/" + paid + "/operations", "");
      assertThat(list.signed(signer()).send().statusCode()).isEqualTo(OK);
      assertThat(list.signed(signer()).send().statusCode()).isEqualTo(OK);
      assertThat(statements.all().stream().filter(SignedRequestsTest::isOfSignatures))
          .describedAs("the key once, and a nonce each")
          .hasSize(3);
    }
  }

  private static boolean isOfSignatures(String statement) {
    return statement.contains("terminal_signing_key") || statement.contains("seen_nonce");
  }

  private static SignedWire changed(SignedWire whole, String part) {
    return switch (part) {
      case "@path" -> whole.at(at -> at.replace("/refunds", "/captures"));
      case "@query" -> whole.at(at -> at + "8");
      case "content-digest" -> {
        byte[] other = new String(whole.content(), UTF_8).replace(":10,", ":11,").getBytes(UTF_8);
        yield whole.saying(other).changing(SignedWire.DIGEST, _ -> digestOf(other));
      }
      case "idempotency-key" -> whole.changing(SignedWire.KEY, at -> at + "8");
      default -> whole.changing(SignedWire.BEARER, at -> at.replace("Bearer", "bearer"));
    };
  }

  private static String digestOf(byte[] content) {
    return ContentDigest.of(content);
  }

  private RequestSigner signer() {
    return new RequestSigner(key, clock);
  }

  /** Ten won back, with an id of its own. */
  private SignedWire refund() {
    String body =
        "{\"operationId\":\"%s\",\"amount\":{\"amount\":10,\"currency\":\"KRW\"}}"
            .formatted(OperationId.next());
    return wire("POST", "/v1/payments/" + paid + "/refunds?till=7", body)
        .with(SignedWire.KEY, "key-" + UUID.randomUUID());
  }

  private SignedWire wire(String method, String target, String body) {
    return SignedWire.unsigned(line, method, address(target), cashier.apiKey(), body);
  }

  private URI address(String target) {
    return URI.create(
        "http://localhost:" + environment.getRequiredProperty("local.server.port") + target);
  }

  private SigningKeysApi operator() {
    return TestClient.of(SigningKeysApi.class, environment, TestKeys.OPERATOR.reveal());
  }

  private SigningKeyView register(SigningKey drawn) {
    return operator()
        .add(cashier.merchant().merchant(), terminal, new AddSigningKey(drawn.publicHalf()));
  }

  private boolean require(@Nullable Boolean signed) {
    Terms terms =
        new Terms(150, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, null, null, signed);
    return Objects.requireNonNull(
        TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal())
            .agree(cashier.merchant().merchant(), terms)
            .signedRequests());
  }

  private long refundsOfThePayment() {
    return town.jdbc()
        .sql("select count(*) from payment_operation where payment_id = ? and kind = 'REFUND'")
        .param(paid.uuid())
        .query(Long.class)
        .single();
  }

  private TerminalId terminalOf(Cashier at) {
    return town.jdbc()
        .sql("select id from terminal where merchant_id = ?")
        .param(at.merchant().merchant().uuid())
        .query((row, n) -> new TerminalId(row.getObject("id", UUID.class)))
        .single();
  }

  private static String codeOf(HttpResponse<String> answer) {
    Matcher found = CODE.matcher(answer.body());
    return found.find() ? found.group(1) : "";
  }
}
