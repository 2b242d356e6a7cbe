package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.approval.LooseApprovals;
import org.showpay.auth.approval.LooseApprovals.Slip;
import org.showpay.auth.payment.PaymentRows;
import org.showpay.contracts.approval.ApprovalKeyPair;
import org.showpay.contracts.approval.ApprovalNonce;
import org.showpay.contracts.approval.ApprovalQuestion;
import org.showpay.contracts.approval.ApprovalSignature;
import org.showpay.contracts.approval.ApprovalsApi.Signed;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.subscriber.HandsetKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** Approvals that a handset's key signs: of what is seen, once, by the key on record alone. */
@AuthServerTest
class SignedApprovalsTest {

  private static final long PRICE = 4_200;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired PaymentRows payments;

  @Autowired
  @Qualifier("signedApprovals")
  Object approvals;

  private final ApprovalKeyPair pair = ApprovalKeyPair.draw();
  private Consumer consumer;
  private Cashier cashier;
  private SigningHandset handset;

  @BeforeEach
  void aHandsetWithAKey() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
    handset = new SigningHandset(environment, consumer);
  }

  @Test
  void aHandsetThatHasNoKeyApprovesAsBeforeUntilItRegistersOneAndThenNeverUnsigned() {
    assertThat(handset.keys().find().key()).isNull();
    assertThat(handset.approves(waiting(), null)).isEqualTo(PaymentState.APPROVED);
    assertThat(handset.register(pair, null).key()).isEqualTo(pair.key());
    assertThat(handset.register(pair, null).key()).as("again").isEqualTo(pair.key());
    PaymentId waits = waiting();
    refuses(waits, null);
    Signed signed = SigningHandset.sign(pair, handset.asks(waits));
    assertThat(handset.approves(waits, signed)).isEqualTo(PaymentState.APPROVED);
    assertThat(handset.approves(waits, signed)).as("sent again").isEqualTo(PaymentState.APPROVED);
    assertThat(handset.refuses(waiting())).isEqualTo(PaymentState.DECLINED);
    assertThat(adapter.seen()).hasSize(2);
  }

  @Test
  void whatIsSignedIsThisPaymentAtThisMerchantForThisAmountOnceAndInTime() {
    handset.register(pair, null);
    assertThat(taken(ApprovalQuestion::text)).isEmpty();
    assertThat(adapter.seen()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PAYMENT, another payment",
    "MERCHANT, another merchant",
    "AMOUNT, another amount",
    "NONCE, another question",
    "EXPIRY, another time"
  })
  void aServiceThatLooksLessCloselyIsCaught(Slip slip, String what) {
    handset.register(pair, null);
    LooseApprovals twin = new LooseApprovals(jdbc, payments, slip);
    try (var _ = InPlaceOf.the(approvals, twin)) {
      assertThat(taken(twin::text)).contains(what);
    }
  }

  @Test
  void aServiceThatKeepsQuestionsIsCaughtByAnAnswerThatComesTwice() {
    handset.register(pair, null);
    assertThat(isTakenTwice()).isFalse();
    LooseApprovals twin = new LooseApprovals(jdbc, payments, Slip.ONCE);
    try (var _ = InPlaceOf.the(approvals, twin)) {
      assertThat(isTakenTwice()).isTrue();
    }
  }

  @Test
  void eachBitOfTheTextAndOfTheSignatureCounts() {
    PaymentId payment = PaymentId.next();
    ApprovalQuestion asked =
        new ApprovalQuestion(
            payment, "Café 1\n2", Money.of(4_200, "KRW"), ApprovalNonce.draw(), Instant.now());
    byte[] text = asked.text();
    ApprovalSignature signature = pair.sign(text);
    assertThat(pair.key().hasSigned(text, signature)).isTrue();
    for (int bit = 0; bit < text.length * 8; bit++) {
      assertThat(pair.key().hasSigned(flipped(text, bit), signature)).as("bit %d", bit).isFalse();
    }
    byte[] signed = Base64.getDecoder().decode(signature.base64());
    for (int bit = 0; bit < signed.length * 8; bit++) {
      assertThat(pair.key().hasSigned(text, ApprovalSignature.of(flipped(signed, bit)))).isFalse();
    }
  }

  @Test
  void aQuestionThatIsOverIsNoMoreAnswered() {
    handset.register(pair, null);
    PaymentId waits = waiting();
    Signed late = SigningHandset.sign(pair, handset.asks(waits));
    jdbc.sql("update approval_question set expires_at = now() where payment_id = ?")
        .param(waits.uuid())
        .update();
    refuses(waits, late);
  }

  @Test
  void theNextKeyIsSignedByTheOneBeforeAndAnEndedOneNeverComesBack() {
    handset.register(pair, null);
    ApprovalKeyPair next = ApprovalKeyPair.draw();
    registers("KEY_NOT_SIGNED", () -> handset.register(next, null));
    registers("KEY_NOT_SIGNED", () -> handset.register(next, ApprovalKeyPair.draw()));
    registers(
        "KEY_NOT_SIGNED",
        () -> handset.keys().register(handset.registration(next.key(), pair, pair, ownKey())));
    handset.register(next, pair);
    PaymentId waits = waiting();
    refuses(waits, SigningHandset.sign(pair, handset.asks(waits)));
    registers("KEY_WAS_USED", () -> handset.register(pair, next));
    assertThat(handset.approves(waits, SigningHandset.sign(next, handset.asks(waits))))
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aSessionAloneRegistersNoKey() {
    HandsetKey guessed = new HandsetKey("x".repeat(43));
    registers(
        "HANDSET_NOT_RECOGNISED",
        () -> handset.keys().register(handset.registration(pair.key(), pair, null, guessed)));
    assertThat(handset.keys().find().key()).isNull();
  }

  @Test
  void theKeyOfALostHandsetIsLostWithIt() {
    handset.register(pair, null);
    PaymentId waits = waiting();
    Signed signed = SigningHandset.sign(pair, handset.asks(waits));
    jdbc.sql("update handset set state = 'OUT_OF_USE' where id = ?")
        .param(consumer.enrolment().handset().uuid())
        .update();
    assertThat(Problems.of(() -> handset.approves(waits, signed)).code())
        .isEqualTo("HANDSET_OUT_OF_USE");
    assertThat(Problems.of(() -> handset.approves(waits, null)).code())
        .isEqualTo("HANDSET_OUT_OF_USE");
    registers("HANDSET_OUT_OF_USE", () -> handset.register(ApprovalKeyPair.draw(), pair));
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void nobodyElsesPaymentIsAskedAboutOrSigned() {
    handset.register(pair, null);
    PaymentId waits = waiting();
    SigningHandset stranger = new SigningHandset(environment, town.consumer());
    assertThat(Problems.of(() -> stranger.asks(waits)).status()).isEqualTo(404);
    Signed signed = SigningHandset.sign(pair, handset.asks(waits));
    assertThat(Problems.of(() -> stranger.approves(waits, signed)).status()).isEqualTo(404);
    assertThat(handset.approves(waits, signed)).isEqualTo(PaymentState.APPROVED);
    assertThat(Problems.of(() -> handset.asks(waits)).status()).as("it is over").isEqualTo(404);
  }

  /** What the service takes though it is not what was asked, by what is wrong with it. */
  private List<String> taken(Function<ApprovalQuestion, byte[]> text) {
    Map<String, UnaryOperator<ApprovalQuestion>> wrong = new LinkedHashMap<>();
    PaymentId other = waiting();
    wrong.put("another payment", q -> with(q, other, q.merchantName(), q.amount()));
    wrong.put("another merchant", q -> with(q, q.payment(), "Corner shop", q.amount()));
    wrong.put("another amount", q -> with(q, q.payment(), q.merchantName(), won(PRICE + 1)));
    wrong.put(
        "another currency", q -> with(q, q.payment(), q.merchantName(), Money.of(PRICE, "JPY")));
    wrong.put("another question", q -> at(q, handset.asks(q.payment()).nonce(), q.answerBefore()));
    wrong.put("another time", q -> at(q, q.nonce(), q.answerBefore().plusMillis(1)));
    return wrong.entrySet().stream()
        .filter(trick -> isTaken(trick.getValue(), text))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean isTaken(
      UnaryOperator<ApprovalQuestion> trick, Function<ApprovalQuestion, byte[]> text) {
    PaymentId waits = waiting();
    ApprovalQuestion asked = handset.asks(waits);
    byte[] shown = text.apply(trick.apply(asked));
    return isTaken(waits, new Signed(asked.nonce(), pair.sign(shown)));
  }

  private boolean isTaken(PaymentId waits, Signed signed) {
    try {
      handset.approves(waits, signed);
      return true;
    } catch (RestClientResponseException refused) {
      assertThat(Problem.of(refused).code()).isEqualTo("APPROVAL_NOT_SIGNED");
      return false;
    }
  }

  /** What was signed wrongly first, and then rightly, under the same nonce. */
  private boolean isTakenTwice() {
    PaymentId waits = waiting();
    ApprovalQuestion asked = handset.asks(waits);
    assertThat(isTaken(waits, SigningHandset.sign(ApprovalKeyPair.draw(), asked))).isFalse();
    return isTaken(waits, SigningHandset.sign(pair, asked));
  }

  private void refuses(PaymentId waits, @Nullable Signed signed) {
    assertThat(Problems.of(() -> handset.approves(waits, signed)).code())
        .isEqualTo("APPROVAL_NOT_SIGNED");
  }

  private static void registers(String refusal, Runnable registration) {
    assertThat(Problems.of(registration::run).code()).isEqualTo(refusal);
  }

  private HandsetKey ownKey() {
    return consumer.enrolment().handsetKey();
  }

  private static ApprovalQuestion with(
      ApprovalQuestion asked, PaymentId payment, String merchant, Money amount) {
    return new ApprovalQuestion(payment, merchant, amount, asked.nonce(), asked.answerBefore());
  }

  private static ApprovalQuestion at(ApprovalQuestion asked, ApprovalNonce nonce, Instant before) {
    return new ApprovalQuestion(
        asked.payment(), asked.merchantName(), asked.amount(), nonce, before);
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] changed = Arrays.copyOf(bytes, bytes.length);
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return changed;
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
