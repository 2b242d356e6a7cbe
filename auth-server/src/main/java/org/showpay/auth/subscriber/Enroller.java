package org.showpay.auth.subscriber;

import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.SubscribersApi.EnrolRequest;
import org.showpay.contracts.subscriber.SubscribersApi.Enrolment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes on subscribers, each with passwords and one handset, all or nothing. */
@Service
class Enroller {

  private final SubscriberBook subscribers;
  private final Handsets handsets;
  private final Factors factors;
  private final TransactionOperations transaction;

  Enroller(
      SubscriberBook subscribers,
      Handsets handsets,
      Factors factors,
      TransactionOperations transaction) {
    this.transaction = transaction;
    this.subscribers = subscribers;
    this.handsets = handsets;
    this.factors = factors;
  }

  /** Hashes the passwords, and then writes everything in one transaction. */
  Enrolment enrol(EnrolRequest request) {
    PasswordRules.checkForSignIn(request.password());
    PasswordRules.checkForPayments(request.paymentPassword());
    refuseTaken(request);
    String loginHash = factors.hash(request.password());
    String paymentHash = factors.hash(request.paymentPassword());
    Enrolment enrolment = new Enrolment(SubscriberId.next(), HandsetId.next(), HandsetKeys.draw());
    transaction.executeWithoutResult(status -> write(enrolment, request, loginHash, paymentHash));
    return enrolment;
  }

  private void write(
      Enrolment enrolment, EnrolRequest request, String loginHash, String paymentHash) {
    SubscriberId subscriber = enrolment.subscriber();
    save(subscriber, request);
    handsets.saveAndFlush(
        new Handset(enrolment.handset(), subscriber, HandsetKeys.hash(enrolment.handsetKey())));
    factors.keep(subscriber, FactorKind.LOGIN_PASSWORD, loginHash);
    factors.keep(subscriber, FactorKind.PAYMENT_PASSWORD, paymentHash);
  }

  /**
   * Looks first, and leaves only a race to the constraint: what it refuses, the database's own log
   * quotes with the ID.
   */
  private void refuseTaken(EnrolRequest request) {
    if (subscribers.isTaken(request)) {
      throw taken();
    }
  }

  private void save(SubscriberId subscriber, EnrolRequest request) {
    try {
      subscribers.write(subscriber, request);
    } catch (DataIntegrityViolationException e) {
      throw taken();
    }
  }

  private static ProblemException taken() {
    return ProblemException.conflict(
        "SUBSCRIBER_EXISTS",
        NextStep.FIX_REQUEST,
        "A subscriber with this phone number or ID is enrolled already.");
  }
}
