package org.showpay.auth.handset;

import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** That it is the owner who holds the phone, by the payment password. */
@Component
class OwnerProof {

  private final Factors factors;

  OwnerProof(Factors factors) {
    this.factors = factors;
  }

  /** 422 where it is wrong, and 423 where too many were. */
  void require(SubscriberId owner, Password password) {
    switch (factors.attempt(owner, FactorKind.PAYMENT_PASSWORD, password)) {
      case RIGHT -> {}
      case WRONG ->
          throw ProblemException.unprocessable(
              "WRONG_PASSWORD", NextStep.RETRY_PASSWORD, "This is not the payment password.");
      case LOCKED ->
          throw new ProblemException(
              HttpStatus.LOCKED,
              "PASSWORD_LOCKED",
              NextStep.STOP,
              "There were too many wrong passwords. It is locked for a while.");
    }
  }
}
