package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.auth.challenge.LoosePasswords;
import org.showpay.auth.challenge.LoosePasswords.Slip;
import org.showpay.auth.challenge.TillPasswords;
import org.showpay.auth.factor.FactorKeys;
import org.showpay.auth.merchant.TermsBook;
import org.showpay.contracts.factor.SealingKey;
import org.showpay.contracts.factor.SealingKeysApi;
import org.showpay.contracts.merchant.MerchantTermsApi;
import org.showpay.contracts.merchant.MerchantTermsApi.Terms;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Authentication;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.secret.SealedPassword;
import org.showpay.contracts.subscriber.Password;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.showpay.testing.TestPasswords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClientResponseException;

/** Passwords that a till seals: what they open for, and what a till or a listener cannot do. */
@AuthServerTest
class SealedPasswordsTest {

  private static final Password WRONG = TestPasswords.otherThan(Town.PAYMENT_PASSWORD);

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;
  @Autowired TillPasswords passwords;
  @Autowired FactorKeys keys;
  @Autowired TermsBook terms;

  private Consumer consumer;
  private Cashier cashier;
  private SealingKey key;

  @BeforeEach
  void aTillThatSeals() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    consumer = town.consumer();
    cashier = town.cashier();
    key = keyOf(cashier);
  }

  @Test
  void paysOnceHoweverOftenTheSameSealIsSent() {
    AuthorizationRequest sale = key.seal(cashier.request(consumer.code(), won(4_200)));
    assertThat(sale.password()).isNull();
    PaymentView paid = cashier.payments().authorize(sale);
    assertThat(paid.state()).isEqualTo(PaymentState.APPROVED);
    assertThat(cashier.payments().authorize(sale)).isEqualTo(paid);
    assertThat(adapter.seen()).hasSize(1);
  }

  @Test
  void aSealOpensForItsOwnTillPaymentCodeAndAmountAlone() {
    assertThat(taken((sale, at) -> Objects.requireNonNull(keyAt(at).seal(sale).sealedPassword())))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PAYMENT, for another payment",
    "CODE, with another code",
    "AMOUNT, for another amount",
    "TERMINAL, at another till"
  })
  void aServiceThatBindsLessIsCaught(Slip slip, String what) {
    LoosePasswords twin = new LoosePasswords(keys, terms, slip);
    try (var _ = InPlaceOf.the(passwords, twin)) {
      assertThat(taken(twin::seal)).containsExactly(what);
    }
  }

  @Test
  void whatWasAlteredOrSealedForAnotherKeyIsRefusedAndCountsNoTry() {
    PayCode code = consumer.code();
    for (int i = 0; i < 4; i++) {
      AuthorizationRequest sale = cashier.request(code, won(100));
      byte[] seal = bytesOf(key.seal(sale));
      seal[seal.length * i / 4] ^= 1;
      assertThat(isTaken(cashier, with(sale, sealed(seal)))).isFalse();
    }
    AuthorizationRequest sale = cashier.request(code, won(100));
    SealingKey other = new SealingKey(PackKeyPair.draw().key(), key.terminal());
    assertThat(isTaken(cashier, other.seal(sale))).isFalse();
    assertThat(isTaken(cashier, with(sale, sealed(new byte[] {1})))).isFalse();
    assertThat(cashier.payments().authorize(key.seal(sale)).state())
        .isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void wrongOnesAreCountedLikeThoseInClear() {
    PayCode code = consumer.code();
    AuthorizationRequest once = wrong(code);
    PaymentView first = cashier.payments().authorize(key.seal(once));
    assertThat(reason(first)).isEqualTo(DeclineReason.WRONG_PASSWORD);
    assertThat(cashier.payments().authorize(key.seal(once))).isEqualTo(first);
    assertThat(reason(cashier.payments().authorize(wrong(code))))
        .isEqualTo(DeclineReason.WRONG_PASSWORD);
    assertThat(reason(cashier.payments().authorize(key.seal(wrong(code)))))
        .isEqualTo(DeclineReason.WRONG_PASSWORD);
    assertThat(reason(cashier.payments().authorize(key.seal(cashier.request(code, won(100))))))
        .isEqualTo(DeclineReason.CODE_NOT_LIVE);
    assertThat(adapter.seen()).isEmpty();
  }

  @Test
  void bothAtOnceAreRefused() {
    AuthorizationRequest sale = cashier.request(consumer.code(), won(100));
    SealedPassword seal = Objects.requireNonNull(key.seal(sale).sealedPassword());
    Problem problem =
        Problems.of(() ->
            cashier
                .payments()
                .authorize(
                    new AuthorizationRequest(
                        sale.paymentId(),
                        sale.orderId(),
                        sale.payCode(),
                        sale.amount(),
                        sale.password(),
                        null,
                        seal)));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("PASSWORD_TWICE");
    assertThat(problem.nextStep()).isEqualTo(NextStep.FIX_REQUEST);
  }

  @Test
  void aMerchantMayHaveItsTillsSeal() {
    terms(true);
    AuthorizationRequest sale = cashier.request(consumer.code(), won(100));
    assertThat(Problems.of(() -> cashier.payments().authorize(sale)).code())
        .isEqualTo("PASSWORD_NOT_SEALED");
    assertThat(cashier.payments().authorize(key.seal(sale)).state())
        .isEqualTo(PaymentState.APPROVED);
    PaymentId waits =
        cashier
            .payments()
            .authorize(with(cashier.request(consumer.code(), won(100)), null))
            .paymentId();
    assertThat(
            Problems.of(() ->
                    cashier
                        .payments()
                        .authenticate(waits, new Authentication(Town.PAYMENT_PASSWORD)))
                .code())
        .isEqualTo("PASSWORD_NOT_SEALED");
    terms(false);
    assertThat(cashier.charge(consumer.code(), won(100)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aSaleThatWasPaidIsAnsweredThoughItsPasswordWouldNotBeTakenAnyMore() {
    AuthorizationRequest sale = cashier.request(consumer.code(), won(100));
    PaymentView paid = cashier.payments().authorize(sale);
    assertThat(paid.state()).isEqualTo(PaymentState.APPROVED);
    terms(true);
    assertThat(cashier.payments().authorize(sale)).isEqualTo(paid);
  }

  @Test
  void termsThatSayNothingOfPasswordsLeaveThemSealed() {
    terms(true);
    Terms silent = new Terms(200, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, null);
    assertThat(agree(silent).sealedPasswords()).isTrue();
  }

  private void terms(boolean sealed) {
    Terms wanted = new Terms(150, ZoneId.of("Asia/Seoul"), LocalTime.MIDNIGHT, null, sealed, null);
    assertThat(agree(wanted).sealedPasswords()).isEqualTo(sealed);
  }

  private Terms agree(Terms terms) {
    return TestClient.of(MerchantTermsApi.class, environment, TestKeys.OPERATOR.reveal())
        .agree(cashier.merchant().merchant(), terms);
  }

  /** What is taken of a seal that somebody caught, by what it is sent with. */
  private List<String> taken(BiFunction<AuthorizationRequest, TerminalId, SealedPassword> till) {
    AuthorizationRequest sale = cashier.request(consumer.code(), won(100));
    SealedPassword caught = till.apply(sale, key.terminal());
    AuthorizationRequest another = cashier.request(consumer.code(), won(101));
    Map<String, AuthorizationRequest> tricks = new LinkedHashMap<>();
    tricks.put("for another payment", request(another.paymentId(), sale.payCode(), sale, caught));
    tricks.put("with another code", request(sale.paymentId(), another.payCode(), sale, caught));
    tricks.put("for another amount", request(sale.paymentId(), sale.payCode(), another, caught));
    List<String> taken =
        new ArrayList<>(
            tricks.entrySet().stream()
                .filter(trick -> isTaken(cashier, trick.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    if (isTaken(town.cashierOf(cashier.merchant()), with(sale, caught))) {
      taken.add("at another till");
    }
    return taken;
  }

  private static AuthorizationRequest request(
      PaymentId id, PayCode code, AuthorizationRequest priced, @Nullable SealedPassword seal) {
    return new AuthorizationRequest(id, priced.orderId(), code, priced.amount(), null, null, seal);
  }

  private static boolean isTaken(Cashier at, AuthorizationRequest sale) {
    try {
      at.payments().authorize(sale);
      return true;
    } catch (RestClientResponseException refused) {
      // The second where a service that binds less has taken another trick with this id before.
      assertThat(Problem.of(refused).code()).isIn("PASSWORD_NOT_OPENED", "SAME_ID_OTHER_CONTENT");
      return false;
    }
  }

  private AuthorizationRequest wrong(PayCode code) {
    AuthorizationRequest right = cashier.request(code, won(100));
    return new AuthorizationRequest(
        right.paymentId(), right.orderId(), right.payCode(), right.amount(), WRONG);
  }

  private static AuthorizationRequest with(
      AuthorizationRequest sale, @Nullable SealedPassword seal) {
    return request(sale.paymentId(), sale.payCode(), sale, seal);
  }

  private static byte[] bytesOf(AuthorizationRequest sale) {
    return Base64.getDecoder().decode(Objects.requireNonNull(sale.sealedPassword()).base64());
  }

  private static SealedPassword sealed(byte[] bytes) {
    return new SealedPassword(Base64.getEncoder().encodeToString(bytes));
  }

  private SealingKey keyAt(TerminalId terminal) {
    return new SealingKey(key.key(), terminal);
  }

  private SealingKey keyOf(Cashier at) {
    return TestClient.of(SealingKeysApi.class, environment, at.apiKey()).find();
  }

  private static DeclineReason reason(PaymentView view) {
    return Objects.requireNonNull(view.decline()).reason();
  }
}
