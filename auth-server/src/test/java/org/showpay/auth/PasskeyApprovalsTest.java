package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.showpay.auth.Town.won;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.VirtualAuthenticator.Kind;
import org.showpay.auth.passkey.LooseCeremonies;
import org.showpay.auth.passkey.LooseCeremonies.Slip;
import org.showpay.contracts.approval.ApprovalKeyPair;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.passkey.PasskeyApprovalsApi.PasskeyAnswer;
import org.showpay.contracts.passkey.PasskeyChallenge;
import org.showpay.contracts.passkey.PasskeysApi.Passkey;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** Approvals that a passkey signs: of what is seen, at this site, once, by its owner alone. */
@AuthServerTest
class PasskeyApprovalsTest {

  private static final long PRICE = 4_200;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("ceremonies")
  Object ceremonies;

  private final VirtualAuthenticator device = VirtualAuthenticator.of(Kind.ES256);
  private Consumer consumer;
  private Cashier cashier;
  private PasskeyOwner owner;

  @BeforeEach
  void somebodyWithAPasskey() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
    owner = new PasskeyOwner(environment, consumer);
    owner.adds(device);
  }

  @Test
  void whatIsSignedIsWhatWasSeenAtThisSiteByItsOwnerAndEachOtherIsRefusedWithItsReason() {
    assertThat(refusals())
        .containsEntry("another payment", "PASSKEY_CHALLENGE_WRONG")
        .containsEntry("another merchant", "PASSKEY_CHALLENGE_WRONG")
        .containsEntry("another amount", "PASSKEY_CHALLENGE_WRONG")
        .containsEntry("another currency", "PASSKEY_CHALLENGE_WRONG")
        .containsEntry("another time", "PASSKEY_CHALLENGE_WRONG")
        .containsEntry("another question", "PASSKEY_CHALLENGE_WRONG")
        .containsEntry("another payment's question", "PASSKEY_QUESTION_OVER")
        .containsEntry("the question for a new passkey", "PASSKEY_QUESTION_OVER")
        .containsEntry("a made-up question", "PASSKEY_QUESTION_OVER")
        .containsEntry("another page", "PASSKEY_ORIGIN_WRONG")
        .containsEntry("another port", "PASSKEY_ORIGIN_WRONG")
        .containsEntry("a frame", "PASSKEY_ORIGIN_WRONG")
        .containsEntry("another site", "PASSKEY_SITE_WRONG")
        .containsEntry("nobody looked", "PASSKEY_USER_NOT_VERIFIED")
        .containsEntry("a passkey of nobody", "PASSKEY_UNKNOWN")
        .containsEntry("another subscriber's passkey", "PASSKEY_UNKNOWN")
        .containsEntry("another key of the same name", "PASSKEY_REFUSED")
        .containsEntry("as if one were added", "PASSKEY_REFUSED")
        .hasSize(18);
    assertThat(adapter.seen()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CHALLENGE, another amount",
    "CHALLENGE, another payment",
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
  void anAnswerIsGoodOnceAndTheSameAgainIsToldHowItEnded() {
    PaymentId waits = waiting();
    ApprovalQuestion asked = owner.asks(waits);
    PasskeyAnswer wrong =
        device.signs(asked.nonce(), PasskeyChallenge.ofApproval(PasskeyTricks.later(asked)));
    PasskeyAnswer right = device.signs(asked);
    refused("PASSKEY_CHALLENGE_WRONG", () -> owner.approves(waits, wrong));
    refused("PASSKEY_QUESTION_OVER", () -> owner.approves(waits, right));
    PasskeyAnswer next = device.signs(owner.asks(waits));
    assertThat(owner.approves(waits, next)).isEqualTo(PaymentState.APPROVED);
    assertThat(owner.approves(waits, next)).as("again").isEqualTo(PaymentState.APPROVED);
    PaymentId other = waiting();
    refused("PASSKEY_QUESTION_OVER", () -> owner.approves(other, next));
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void aQuestionThatIsOverIsNoMoreAnswered() {
    PaymentId waits = waiting();
    PasskeyAnswer late = device.signs(owner.asks(waits));
    jdbc.sql("update passkey_question set expires_at = now() where payment_id = ?")
        .param(waits.uuid())
        .update();
    refused("PASSKEY_QUESTION_OVER", () -> owner.approves(waits, late));
  }

  @Test
  void aCopyIsFoundByItsCounter() {
    VirtualAuthenticator copy = device.copy();
    assertThat(approvedBy(device)).isEqualTo(PaymentState.APPROVED);
    PaymentId waits = waiting();
    refused("PASSKEY_COPIED", () -> owner.approves(waits, copy.signs(owner.asks(waits))));
    assertThat(owner.approves(waits, device.signs(owner.asks(waits))))
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void twoPaymentsAreNotApprovedByAnswersOfTheSameCount() {
    PaymentId first = waiting();
    PaymentId second = waiting();
    VirtualAuthenticator copy = device.copy();
    PasskeyAnswer one = device.signs(owner.asks(first));
    PasskeyAnswer two = copy.signs(owner.asks(second));
    assertThat(owner.approves(first, one)).isEqualTo(PaymentState.APPROVED);
    refused("PASSKEY_COPIED", () -> owner.approves(second, two));
  }

  @Test
  void oneThatDoesNotCountIsTakenAgainAndAgain() {
    VirtualAuthenticator synced = VirtualAuthenticator.of(Kind.ES256).thatDoesNotCount();
    owner.adds(synced);
    assertThat(approvedBy(synced)).isEqualTo(PaymentState.APPROVED);
    assertThat(approvedBy(synced)).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aRemovedOneApprovesNothingNotEvenWhatItHasSigned() {
    PaymentId waits = waiting();
    PasskeyAnswer signed = device.signs(owner.asks(waits));
    Passkey only = owner.passkeys().own().getFirst();
    owner.passkeys().remove(only.passkey());
    refused("PASSKEY_UNKNOWN", () -> owner.approves(waits, signed));
    refused("PASSKEY_UNKNOWN", () -> owner.asks(waits));
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void nobodyElsesPaymentIsAskedAboutOrApproved() {
    PaymentId waits = waiting();
    PasskeyAnswer signed = device.signs(owner.asks(waits));
    PasskeyOwner stranger = new PasskeyOwner(environment, town.consumer());
    stranger.adds(VirtualAuthenticator.of(Kind.ES256));
    assertThat(Problems.of(() -> stranger.asks(waits)).status()).isEqualTo(404);
    assertThat(Problems.of(() -> stranger.approves(waits, signed)).status()).isEqualTo(404);
    assertThat(owner.approves(waits, signed)).isEqualTo(PaymentState.APPROVED);
    assertThat(Problems.of(() -> owner.asks(waits)).status()).as("it is over").isEqualTo(404);
  }

  @Test
  void aHandsetThatIsOutOfUseApprovesNothing() {
    PaymentId waits = waiting();
    PasskeyAnswer signed = device.signs(owner.asks(waits));
    jdbc.sql("update handset set state = 'OUT_OF_USE' where id = ?")
        .param(consumer.enrolment().handset().uuid())
        .update();
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(() -> owner.approves(waits, signed), () -> owner.asks(waits))) {
      Problem problem = Problems.of(call);
      assertThat(problem.code()).isEqualTo("HANDSET_OUT_OF_USE");
      assertThat(problem.status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itApprovesWhateverTheHandsetsOwnKeyWouldAndSaysWhenItWasUsed(Kind kind) {
    new SigningHandset(environment, consumer).register(ApprovalKeyPair.draw(), null);
    VirtualAuthenticator another = VirtualAuthenticator.of(kind);
    Passkey added = owner.adds(another);
    assertThat(approvedBy(another)).isEqualTo(PaymentState.APPROVED);
    Instant used =
        owner.passkeys().own().stream()
            .filter(passkey -> passkey.passkey().equals(added.passkey()))
            .findFirst()
            .orElseThrow()
            .lastUsed();
    assertThat(used).isAfterOrEqualTo(added.since());
  }

  @Test
  void addingUsingAndRemovingOneStandInTheAuditWithWhoDidIt() {
    assertThat(approvedBy(device)).isEqualTo(PaymentState.APPROVED);
    owner.passkeys().remove(owner.passkeys().own().getFirst().passkey());
    await()
        .untilAsserted(() ->
            assertThat(audited())
                .containsSubsequence(
                    "POST /v1/wallet/passkeys 201",
                    "POST /v1/approvals/{paymentId}/passkey 200",
                    "DELETE /v1/wallet/passkeys/{passkey} 204"));
  }

  private List<String> audited() {
    return jdbc.sql("select what || ' ' || result from audit_entry where who = ? order by id")
        .param("handset " + consumer.enrolment().handset())
        .query((row, n) -> row.getString(1))
        .list();
  }

  private PaymentState approvedBy(VirtualAuthenticator by) {
    PaymentId waits = waiting();
    return owner.approves(waits, by.signs(owner.asks(waits)));
  }

  /** How each trick is refused, or that it is taken. */
  private Map<String, String> refusals() {
    VirtualAuthenticator foreign = VirtualAuthenticator.of(Kind.ES256);
    new PasskeyOwner(environment, town.consumer()).adds(foreign);
    Map<String, String> refusals = new LinkedHashMap<>();
    new PasskeyTricks(owner, waiting(), foreign)
        .all()
        .forEach((name, trick) -> refusals.put(name, refusalOf(trick)));
    return refusals;
  }

  private String refusalOf(PasskeyTricks.Trick trick) {
    PaymentId waits = waiting();
    VirtualAuthenticator own = VirtualAuthenticator.of(Kind.EDDSA);
    Passkey added = owner.adds(own);
    try {
      owner.approves(waits, trick.by(own, owner.asks(waits)));
      return "taken";
    } catch (RestClientResponseException refused) {
      return Problem.of(refused).code();
    } finally {
      owner.passkeys().remove(added.passkey());
    }
  }

  private static void refused(String code, ThrowingCallable call) {
    Problem problem = Problems.of(call);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.status()).isEqualTo(422);
  }

  /** A payment that waits for its consumer. */
  private PaymentId waiting() {
    AuthorizationRequest usual = cashier.request(consumer.code(), won(PRICE));
    return cashier
        .payments()
        .authorize(
            new AuthorizationRequest(
                usual.paymentId(), usual.orderId(), usual.payCode(), usual.amount(), null))
        .paymentId();
  }
}
