package org.showpay.auth.subscriber;

import java.time.Clock;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.HandsetKey;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.subscriber.SubscribersApi.EnrolRequest;
import org.showpay.contracts.subscriber.SubscribersApi.Enrolment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes on subscribers, each with passwords and one handset, all or nothing. */
@Service
class Enroller {

  private final Subscribers subscribers;
  private final Handsets handsets;
  private final Factors factors;
  private final Clock clock;

  Enroller(Subscribers subscribers, Handsets handsets, Factors factors, Clock clock) {
    this.subscribers = subscribers;
    this.handsets = handsets;
    this.factors = factors;
    this.clock = clock;
  }

  @Transactional
  Enrolment enrol(EnrolRequest request) {
    PasswordRules.checkForSignIn(request.password());
    PasswordRules.checkForPayments(request.paymentPassword());
    SubscriberId subscriber = SubscriberId.next();
    HandsetId handset = HandsetId.next();
    HandsetKey key = HandsetKeys.draw();
    save(new Subscriber(subscriber, request.phoneNumber(), request.loginId(), clock.instant()));
    handsets.saveAndFlush(new Handset(handset, subscriber, HandsetKeys.hash(key)));
    factors.keep(subscriber, FactorKind.LOGIN_PASSWORD, request.password());
    factors.keep(subscriber, FactorKind.PAYMENT_PASSWORD, request.paymentPassword());
    return new Enrolment(subscriber, handset, key);
  }

  private void save(Subscriber subscriber) {
    try {
      subscribers.saveAndFlush(subscriber);
    } catch (DataIntegrityViolationException e) {
      throw ProblemException.conflict(
          "SUBSCRIBER_EXISTS",
          NextStep.FIX_REQUEST,
          "A subscriber with this phone number or ID is enrolled already.");
    }
  }
}
