package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.auth.body.ForgetfulCaptures;
import org.showpay.auth.challenge.LooseQuestions;
import org.showpay.auth.challenge.LooseQuestions.Slip;
import org.showpay.auth.factor.FactorKeys;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.EntriesApi.Entry;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.problem.Problem;
import org.showpay.sensor.eye.Iris;
import org.showpay.sensor.eye.IrisSensor;
import org.showpay.sensor.eye.Look;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * A till that cheats with what its customers hold to its sensor, at the service and at ones that
 * were broken: what a broken one takes is named.
 */
@AuthServerTest
class EntryTwinsTest extends AtTheSensor {

  private static final Iris EYE = Iris.grow(31);
  private static final Iris STRANGERS_EYE = Iris.grow(32);
  private static final AtomicLong MOMENTS = new AtomicLong();

  @Autowired JdbcClient jdbc;
  @Autowired FactorKeys keys;

  @Autowired
  @Qualifier("challengeBook")
  Object questions;

  @Autowired
  @Qualifier("captureBook")
  Object captures;

  private final byte[] enrolled = look(EYE);

  @BeforeEach
  void somebodyWhoseEyeIsKnown() {
    enrol(Factor.IRIS, "left", own.challenge(wish(Factor.IRIS)), enrolled);
  }

  @Test
  void theServiceTakesNothingThatWasNotHeldOutForThisQuestion() {
    assertThat(taken()).isEmpty();
    PaymentView honest = charge(SMALL);
    assertThat(pay(honest, Factor.IRIS, look(EYE)).state()).isEqualTo(PaymentState.APPROVED);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_USED_UP, answered before",
    "FOR_ANYTHING, asked for another payment",
    "FOR_EVER, over"
  })
  void aServiceThatLooksLessCloselyIsCaught(Slip slip, String what) {
    try (var _ = InPlaceOf.the(questions, new LooseQuestions(jdbc, slip))) {
      assertThat(taken()).containsExactly(what);
    }
  }

  @Test
  void aServiceThatRemembersNoCapturesIsCaught() {
    try (var _ = InPlaceOf.the(captures, new ForgetfulCaptures(jdbc, keys))) {
      assertThat(taken()).containsExactly("a copy");
    }
  }

  private List<String> taken() {
    Map<String, BooleanSupplier> tricks = new LinkedHashMap<>();
    tricks.put("asked for another payment", this::isTakenForAnotherPayment);
    tricks.put("answered before", this::isTakenTwice);
    tricks.put("over", this::isTakenTooLate);
    tricks.put("a copy", this::isTakenAsACopy);
    return tricks.entrySet().stream()
        .filter(trick -> trick.getValue().getAsBoolean())
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean isTakenForAnotherPayment() {
    Challenge forThisOne = ask(charge(SMALL), Factor.IRIS);
    PaymentView another = charge(SMALL);
    return isTaken(another, entry(another, forThisOne, look(EYE)));
  }

  /** A stranger's look is one try, however often it is sent. */
  private boolean isTakenTwice() {
    PaymentView waiting = charge(SMALL);
    Entry once = entry(waiting, ask(waiting, Factor.IRIS), look(STRANGERS_EYE));
    assertThat(isTaken(waiting, once)).isTrue();
    return isTaken(waiting, once);
  }

  private boolean isTakenTooLate() {
    PaymentView waiting = charge(SMALL);
    Challenge late = ask(waiting, Factor.IRIS);
    jdbc.sql("update factor_challenge set expires_at = now() where id = ?")
        .param(late.challenge().uuid())
        .update();
    return isTaken(waiting, entry(waiting, late, look(EYE)));
  }

  private boolean isTakenAsACopy() {
    return pay(charge(SMALL), Factor.IRIS, enrolled).state() == PaymentState.APPROVED;
  }

  private boolean isTaken(PaymentView payment, Entry entry) {
    try {
      enter(payment, entry);
      return true;
    } catch (RestClientResponseException refused) {
      assertThat(Problem.of(refused).code()).isEqualTo("CHALLENGE_NOT_ANSWERED");
      return false;
    }
  }

  private static byte[] look(Iris eye) {
    return IrisSensor.look(eye, Look.STEADY, MOMENTS.incrementAndGet());
  }
}
