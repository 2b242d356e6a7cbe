package org.showpay.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.signature.LooseSignatures;
import org.showpay.auth.signature.SignedRequests;
import org.showpay.contracts.merchant.SigningKeysApi.SigningKeyView;
import org.showpay.contracts.signature.ContentDigest;
import org.showpay.contracts.signature.RequestSigner;
import org.showpay.contracts.signature.SigningKey;
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

  private SignedTill till;
  private SigningKey key;

  @BeforeEach
  void aTillThatSigns() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    till = SignedTill.of(town, environment, clock);
    key = till.key();
  }

  @Test
  void tenThousandRequestsWithOneFieldChangedAreRefused() {
    SignatureFlips flips =
        new SignatureFlips(25, town.cashierOf(till.cashier().merchant()).apiKey());
    till.require(true);
    int tried = 0;
    int refunds = 0;
    while (tried < FLIPS) {
      SignedWire whole = till.refund().signed(till.signer());
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
    assertThat(till.refunds()).isEqualTo(refunds);
  }

  @Test
  void anotherMethodIsAnotherRequest() {
    SignedWire list = till.wire("GET", "/v1/payments?limit=1", "").signed(till.signer());
    assertThat(codeOf(list.by("POST").send())).isEqualTo("SIGNATURE_NOT_VALID");
    assertThat(list.send().statusCode()).isEqualTo(OK);
  }

  @Test
  void aReplayIsNoticedByEveryInstanceAndDoesNothing() {
    SignedWire whole = till.refund().signed(till.signer());
    assertThat(whole.send().statusCode()).isEqualTo(OK);
    HttpResponse<String> again = whole.send();
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(codeOf(again)).isEqualTo("NONCE_SEEN");
    LooseSignatures startedAnew = new LooseSignatures(town.jdbc(), clock, "");
    try (var _ = InPlaceOf.the(requests, startedAnew)) {
      assertThat(codeOf(whole.send())).isEqualTo("NONCE_SEEN");
    }
    assertThat(till.refunds()).isOne();
  }

  @Test
  void aReplayThatNobodyRemembersWouldBeNoticedHere() {
    SignedWire whole = till.refund().signed(till.signer());
    assertThat(whole.send().statusCode()).isEqualTo(OK);
    town.jdbc().sql("delete from seen_nonce").update();
    assertThat(whole.send().headers().firstValue("Idempotent-Replayed")).contains("true");
  }

  @Test
  void aRequestThatIsRepeatedIsSignedAnewAndHasTheSameAnswer() {
    SignedWire unsigned = till.refund();
    String first = unsigned.signed(till.signer()).send().body();
    HttpResponse<String> again = unsigned.signed(till.signer()).send();
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(again.body()).isEqualTo(first);
    assertThat(till.refunds()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"-61, SIGNATURE_TOO_OLD", "-50, ''", "8, ''", "20, SIGNATURE_TOO_OLD"})
  void aSignatureIsGoodForAMinute(int seconds, String code) {
    Clock off = Clock.offset(clock, Duration.ofSeconds(seconds));
    HttpResponse<String> answer = till.refund().signed(new RequestSigner(key, off)).send();
    assertThat(codeOf(answer)).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(code.isEmpty() ? OK : 401);
  }

  @Test
  void aKeyIsOfOneTerminalAndCanBeChangedAndTakenBack() {
    SigningKey next = SigningKey.draw();
    RequestSigner later = new RequestSigner(next, clock);
    assertThat(codeOf(till.refund().signed(later).send())).isEqualTo("SIGNATURE_NOT_VALID");
    till.register(next);
    assertThat(till.refund().signed(later).send().statusCode()).isEqualTo(OK);
    assertThat(till.refund().signed(till.signer()).send().statusCode()).isEqualTo(OK);
    assertThat(Problems.of(() -> till.register(SigningKey.draw())).code())
        .isEqualTo("KEY_TOO_YOUNG");
    till.operator()
        .revoke(till.cashier().merchant().merchant(), till.terminal(), key.publicHalf().id());
    assertThat(codeOf(till.refund().signed(till.signer()).send())).isEqualTo("SIGNATURE_NOT_VALID");
    assertThat(till.refund().signed(later).send().statusCode()).isEqualTo(OK);
    assertThat(till.operator().list(till.cashier().merchant().merchant(), till.terminal()))
        .extracting(SigningKeyView::keyId)
        .containsExactly(next.publicHalf().id());
    Cashier other = town.cashierOf(till.cashier().merchant());
    SignedWire elsewhere =
        SignedWire.unsigned(
            till.line(), "GET", till.address("/v1/payments?limit=1"), other.apiKey(), "");
    assertThat(codeOf(elsewhere.signed(later).send())).isEqualTo("SIGNATURE_NOT_VALID");
  }

  @Test
  void aBodyThatIsTooLongIsRefusedBeforeItsSignature() {
    SignedWire tooLong =
        till.wire("POST", "/v1/payments", " ".repeat(330 * 1024)).signed(till.signer());
    assertThat(tooLong.send().statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@path", "@query", "content-digest", "idempotency-key", "authorization"})
  void aServiceThatHasLessSignedIsCaught(String part) {
    SignedWire digested = till.refund();
    digested = digested.with(SignedWire.DIGEST, digestOf(digested.content()));
    SignedWire less =
        digested.signed(
            till.signer(), digested.toBeCovered().stream().filter(p -> !p.equals(part)).toList());
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
    till.refund().signed(till.signer()).send();
    town.jdbc().sql("update seen_nonce set forget_at = now() - interval '1 s'").update();
    till.refund().signed(till.signer()).send();
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
  void whoSignsCostsOneStatement() {
    try (Statements statements = new Statements()) {
      SignedWire list = till.wire("GET", "/v1/payments/" + till.paid() + "/operations", "");
      assertThat(list.signed(till.signer()).send().statusCode()).isEqualTo(OK);
      assertThat(list.signed(till.signer()).send().statusCode()).isEqualTo(OK);
      assertThat(statements.all().stream().filter(SignedRequestsTest::isOfSignatures))
          .describedAs("the key once, and a nonce each")
          .hasSize(3);
    }
  }

  private static boolean isOfSignatures(String statement) {
    boolean ofTheKey = statement.contains("select public_key from terminal_signing_key");
    return ofTheKey || statement.contains("seen_nonce");
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

  private static String codeOf(HttpResponse<String> answer) {
    Matcher found = CODE.matcher(answer.body());
    return found.find() ? found.group(1) : "";
  }
}
