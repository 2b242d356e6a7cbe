package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;

import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;

/** The auth-server's half of getting a code, cut off: there is never more than one live code. */
class CodeCellsTest extends Cells {

  @Test
  @DisplayName("step 1, crash before commit: the last code lives on, and the next voids it")
  void aCodeThatWasNotWrittenDoesNotVoidTheLast() {
    PayCode last = consumer.code();
    PayCode lost = draw();
    crashes.stop(BEFORE_COMMIT, "PayCodes.makeLive", () -> register(lost));
    assertThat(liveCodes()).isEqualTo(1);
    assertThat(charge(last).state()).isEqualTo(PaymentState.APPROVED);
    assertNotLive(lost);
    assertThat(charge(consumer.code()).state()).isEqualTo(PaymentState.APPROVED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 1, crash after commit: the code that nobody got is voided by the next")
  void aCodeThatNobodyGotIsVoidedByTheNext() {
    PayCode orphan = draw();
    crashes.stop(AFTER_COMMIT, "PayCodes.makeLive", () -> register(orphan));
    assertThat(liveCodes()).isEqualTo(1);
    PayCode next = consumer.code();
    assertThat(liveCodes()).isEqualTo(1);
    assertNotLive(orphan);
    assertThat(charge(next).state()).isEqualTo(PaymentState.APPROVED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 1, duplicate: the same digits twice are one live code at most")
  void theSameRegistrationTwiceIsOneLiveCodeAtMost() {
    PayCode code = draw();
    assertThat(register(code)).isInstanceOf(RegistrationAnswer.Registered.class);
    assertThat(register(code)).isInstanceOf(RegistrationAnswer.Taken.class);
    assertThat(liveCodes()).isLessThanOrEqualTo(1);
    assertThat(charge(consumer.code()).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(liveCodes()).isZero();
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 2, reply lost: the orphan dies of age, and a new code works at once")
  void aCodeThatNeverArrivedDiesOfAge() {
    PayCode orphan = consumer.code();
    jdbc.sql("update pay_code set expires_at = now() where subscriber_id = ? and state = 'LIVE'")
        .param(consumer.enrolment().subscriber().uuid())
        .update();
    assertNotLive(orphan);
    assertThat(charge(consumer.code()).state()).isEqualTo(PaymentState.APPROVED);
    assertAllIsWell();
  }

  private PaymentView charge(PayCode code) {
    return cashier.charge(code, won(100));
  }

  private void assertNotLive(PayCode code) {
    assertThat(Objects.requireNonNull(charge(code).decline()).reason())
        .isEqualTo(DeclineReason.CODE_NOT_LIVE);
  }

  private RegistrationAnswer register(PayCode code) {
    consumer.waitsAMoment();
    PayCodeRegistration registration = consumer.registration(code, null, null);
    return town.payCodes().register(registration);
  }

  private static PayCode draw() {
    return PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());
  }

  private int liveCodes() {
    return jdbc.sql(
            """
            select count(*) from pay_code
             where subscriber_id = ? and state = 'LIVE' and expires_at > now()
            """)
        .param(consumer.enrolment().subscriber().uuid())
        .query(Integer.class)
        .single();
  }
}
