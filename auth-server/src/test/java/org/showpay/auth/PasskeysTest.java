package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.VirtualAuthenticator.Kind;
import org.showpay.auth.passkey.LooseCeremonies;
import org.showpay.auth.passkey.LooseCeremonies.Slip;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.passkey.PasskeyId;
import org.showpay.contracts.passkey.PasskeysApi.Creation;
import org.showpay.contracts.passkey.PasskeysApi.NewPasskey;
import org.showpay.contracts.passkey.PasskeysApi.Passkey;
import org.showpay.contracts.passkey.WebBytes;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** Adding passkeys: by whoever knows the password, at this site's pages, once for a question. */
@AuthServerTest
class PasskeysTest {

  @Autowired Town town;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("ceremonies")
  Object ceremonies;

  private Consumer consumer;
  private PasskeyOwner owner;

  @BeforeEach
  void somebodyWithoutAPasskey() {
    consumer = town.consumer();
    owner = new PasskeyOwner(environment, consumer);
  }

  @Test
  void aSessionWithoutThePasswordIsAskedForNone() {
    Proof guess = new Proof(TestPasswords.otherThan(PAYMENT_PASSWORD));
    refused("WRONG_PASSWORD", () -> owner.passkeys().question(guess));
    assertThat(questions()).isZero();
  }

  @Test
  void whatIsAddedWasMadeAtThisSiteForThisQuestionByADeviceThatKnowsItsOwner() {
    Map<String, String> refusals = refusals();
    assertThat(refusals)
        .containsEntry("another challenge", "PASSKEY_CHALLENGE_WRONG")
        .containsEntry("another page", "PASSKEY_ORIGIN_WRONG")
        .containsEntry("another port", "PASSKEY_ORIGIN_WRONG")
        .containsEntry("a frame", "PASSKEY_ORIGIN_WRONG")
        .containsEntry("another site", "PASSKEY_SITE_WRONG")
        .containsEntry("nobody looked", "PASSKEY_USER_NOT_VERIFIED")
        .containsEntry("another's question", "PASSKEY_QUESTION_OVER")
        .containsEntry("a made-up question", "PASSKEY_QUESTION_OVER")
        .containsEntry("no passkey at all", "PASSKEY_REFUSED")
        .hasSize(9);
    assertThat(owner.passkeys().own()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CHALLENGE, another challenge",
    "ORIGIN, another page",
    "VERIFICATION, nobody looked"
  })
  void aServiceThatLooksLessCloselyIsCaught(Slip slip, String what) {
    var twin = new LooseCeremonies(slip, VirtualAuthenticator.SITE, VirtualAuthenticator.ORIGIN);
    try (var _ = InPlaceOf.the(ceremonies, twin)) {
      assertThat(refusals()).containsEntry(what, "taken");
    }
  }

  @Test
  void aQuestionTakesOneAnswerRightOrWrongAndOnlyInTime() {
    Creation asked = owner.asksForOne();
    VirtualAuthenticator device = VirtualAuthenticator.of(Kind.ES256);
    NewPasskey right = device.makes(asked);
    NewPasskey wrong = device.makes(asked, WebBytes.of(new byte[32]));
    refused("PASSKEY_CHALLENGE_WRONG", () -> owner.passkeys().add(wrong));
    refused("PASSKEY_QUESTION_OVER", () -> owner.passkeys().add(right));
    Creation late = owner.asksForOne();
    jdbc.sql("update passkey_question set expires_at = now() where subscriber_id = ?")
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    refused("PASSKEY_QUESTION_OVER", () -> owner.passkeys().add(device.makes(late)));
  }

  @Test
  void ofAQuestionTheDigestAloneIsKept() {
    Creation asked = owner.asksForOne();
    assertThat(
            jdbc.sql("select t::text from passkey_question t where subscriber_id = ?")
                .param(consumer.enrolment().subscriber().uuid())
                .query(String.class)
                .single())
        .doesNotContain(asked.nonce().uuid().toString())
        .doesNotContain(asked.nonce().uuid().toString().replace("-", ""));
    owner.passkeys().add(VirtualAuthenticator.of(Kind.ES256).makes(asked));
    assertThat(questions()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void itsOwnerSeesItAndRemovesIt(Kind kind) {
    VirtualAuthenticator device = VirtualAuthenticator.of(kind);
    Passkey added = owner.adds(device);
    assertThat(added.label()).isEqualTo("phone");
    assertThat(added.lastUsed()).isNull();
    assertThat(owner.passkeys().own()).containsExactly(added);
    assertThat(owner.asksForOne().known()).containsExactly(device.id());
    PasskeyOwner stranger = new PasskeyOwner(environment, town.consumer());
    assertThat(stranger.passkeys().own()).isEmpty();
    unknown(() -> stranger.passkeys().remove(added.passkey()));
    unknown(() -> owner.passkeys().remove(PasskeyId.next()));
    owner.passkeys().remove(added.passkey());
    assertThat(owner.passkeys().own()).isEmpty();
    unknown(() -> owner.passkeys().remove(added.passkey()));
  }

  @Test
  void oneThatIsThereIsNotAddedAgainAndThereAreEightAtMost() {
    VirtualAuthenticator device = VirtualAuthenticator.of(Kind.ES256);
    owner.adds(device);
    Problem again = Problems.of(() -> owner.adds(device));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("PASSKEY_KNOWN");
    IntStream.range(0, 7).forEach(n -> owner.adds(VirtualAuthenticator.of(Kind.EDDSA)));
    refused("ENOUGH_PASSKEYS", () -> owner.adds(VirtualAuthenticator.of(Kind.ES256)));
    assertThat(owner.passkeys().own()).hasSize(8);
  }

  /** How each trick is refused, or that it is taken. */
  private Map<String, String> refusals() {
    Map<String, BiFunction<VirtualAuthenticator, Creation, NewPasskey>> tricks =
        new LinkedHashMap<>();
    tricks.put("another challenge", (d, asked) -> d.makes(asked, WebBytes.of(new byte[32])));
    tricks.put("another page", (d, asked) -> d.at("https://localhost.example").makes(asked));
    tricks.put("another port", (d, asked) -> d.at("http://localhost:8087").makes(asked));
    tricks.put("a frame", (d, asked) -> d.inAFrameOfAnother().makes(asked));
    tricks.put("another site", (d, asked) -> d.ofSite("localhost.example").makes(asked));
    tricks.put("nobody looked", (d, asked) -> d.withoutLookingWhoHoldsIt().makes(asked));
    Creation ofAnother = new PasskeyOwner(environment, town.consumer()).asksForOne();
    tricks.put("another's question", (d, asked) -> d.makes(ofAnother));
    tricks.put(
        "a made-up question", (d, asked) -> with(d.makes(asked), ApprovalNonce.draw(), null));
    tricks.put(
        "no passkey at all",
        (d, asked) -> with(d.makes(asked), asked.nonce(), WebBytes.of(new byte[] {1, 2, 3})));
    Map<String, String> refusals = new LinkedHashMap<>();
    tricks.forEach((name, trick) -> {
      VirtualAuthenticator device = VirtualAuthenticator.of(Kind.ES256);
      refusals.put(name, refusalOf(trick.apply(device, owner.asksForOne())));
    });
    return refusals;
  }

  private String refusalOf(NewPasskey made) {
    try {
      owner.passkeys().remove(owner.passkeys().add(made).passkey());
      return "taken";
    } catch (RestClientResponseException refused) {
      return Problem.of(refused).code();
    }
  }

  private static NewPasskey with(
      NewPasskey made, ApprovalNonce nonce, @Nullable WebBytes attestation) {
    return new NewPasskey(
        nonce,
        made.label(),
        made.clientData(),
        attestation == null ? made.attestation() : attestation);
  }

  private int questions() {
    return jdbc.sql("select count(*) from passkey_question where subscriber_id = ?")
        .param(consumer.enrolment().subscriber().uuid())
        .query(Integer.class)
        .single();
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThat(Problems.of(call).code()).isEqualTo(code);
  }

  private static void unknown(ThrowingCallable call) {
    Problem problem = Problems.of(call);
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("PASSKEY_UNKNOWN");
  }
}
