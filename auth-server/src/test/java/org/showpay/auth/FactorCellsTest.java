package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.testing.Crashes.Edge.AFTER_COMMIT;
import static org.showpay.testing.Crashes.Edge.BEFORE_COMMIT;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Authentication;
import org.showpay.contracts.subscriber.Password;
import org.showpay.testing.TestPasswords;

/** A payment that waits for its consumer's password, cut off while the consumer is proved. */
class FactorCellsTest extends Cells {

  private static final Password WRONG = TestPasswords.otherThan(Town.PAYMENT_PASSWORD);

  private AuthorizationRequest waiting;

  @BeforeEach
  void aPaymentThatWaitsWithItsCodeSpent() {
    AuthorizationRequest usual = sale();
    waiting =
        new AuthorizationRequest(
            usual.paymentId(), usual.orderId(), usual.payCode(), usual.amount(), null);
    assertThat(authorize(waiting).state()).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
  }

  @Test
  @DisplayName("step 5, crash before commit: a password that was not counted was not looked at")
  void aTryThatWasNotCountedGaveNoVerdict() {
    crashes.stop(BEFORE_COMMIT, "StepUpBook.countTry", () -> authenticate(WRONG));
    assertThat(tries()).isZero();
    assertThat(failures()).isZero();
    assertThat(authenticate(Town.PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.APPROVED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 5, crash after commit: each try that died counts, and a fourth is none")
  void aTryThatDiedIsCountedAndNeverGivenBack() {
    for (int died = 1; died <= 3; died++) {
      crashes.stop(AFTER_COMMIT, "StepUpBook.countTry", () -> authenticate(WRONG));
      assertThat(tries()).isEqualTo(died);
      assertThat(failures()).isEqualTo(died);
    }
    assertThat(authenticate(Town.PAYMENT_PASSWORD).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    pass(waiting, 91);
    assertThat(stateOf(waiting)).isEqualTo(PaymentState.DECLINED);
    assertThat(failures()).isEqualTo(3);
    assertThat(adapter.seen()).isEmpty();
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 5, crash before commit: a refusal that was not written leaves the count")
  void theCountStandsBeforeTheRefusalIsWritten() {
    AuthorizationRequest usual = sale();
    AuthorizationRequest wrong =
        new AuthorizationRequest(
            usual.paymentId(), usual.orderId(), usual.payCode(), usual.amount(), WRONG);
    crashes.stop(BEFORE_COMMIT, "PaymentBook.refuse", () -> authorize(wrong));
    assertThat(failures()).isEqualTo(1);
    assertThat(problemOf(wrong)).isEqualTo("PAYMENT_IN_PROGRESS");
    assertThat(failures()).isEqualTo(1);
    pass(wrong, 91);
    pass(waiting, 91);
    assertThat(stateOf(wrong)).isEqualTo(PaymentState.DECLINED);
    assertThat(stateOf(waiting)).isEqualTo(PaymentState.DECLINED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 6, crash before commit: nobody was asked, and the password goes on")
  void aProofThatWasNotWrittenMayBeBroughtAgain() {
    crashes.stop(BEFORE_COMMIT, "StepUpBook.proved", () -> authenticate(Town.PAYMENT_PASSWORD));
    assertThat(stateOf(waiting)).isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
    assertThat(adapter.seen()).isEmpty();
    assertThat(authenticate(Town.PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.APPROVED);
    assertAllIsWell();
  }

  @Test
  @DisplayName("step 6, crash after commit: what may have been sent is never begun anew")
  void aPaymentThatMayHaveBeenSentIsUndoneAndNotSentAgain() {
    crashes.stop(AFTER_COMMIT, "StepUpBook.proved", () -> authenticate(Town.PAYMENT_PASSWORD));
    assertThat(authenticate(Town.PAYMENT_PASSWORD).state()).isEqualTo(PaymentState.REQUESTED);
    assertThat(problemOf(again(waiting))).isEqualTo("PAYMENT_IN_PROGRESS");
    pass(waiting, 16);
    assertThat(stateOf(waiting)).isEqualTo(PaymentState.UNKNOWN);
    pass(waiting, 41);
    hurryTo(waiting, PaymentState.REVERSED);
    awaitNoTask(waiting.paymentId());
    assertThat(adapter.seen()).isEmpty();
    assertAllIsWell();
  }

  private PaymentView authenticate(Password password) {
    return cashier.payments().authenticate(waiting.paymentId(), new Authentication(password));
  }

  private int tries() {
    return jdbc.sql("select password_tries from payment where id = ?")
        .param(waiting.paymentId().uuid())
        .query(Integer.class)
        .single();
  }
}
