package org.showpay.auth.approval;

import java.util.Optional;
import org.showpay.auth.approval.StepUpBook.BodyTry;
import org.showpay.auth.body.Bodies;
import org.showpay.auth.challenge.OpenedEntry;
import org.showpay.auth.factor.FactorKind;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.payment.Claim;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentAuthorizer;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Proves the consumer of a payment that waits for it, and has it charged then. */
@Service
public class StepUp {

  private final StepUpBook book;
  private final Factors factors;
  private final Bodies bodies;
  private final PaymentAuthorizer authorizer;

  StepUp(StepUpBook book, Factors factors, Bodies bodies, PaymentAuthorizer authorizer) {
    this.book = book;
    this.factors = factors;
    this.bodies = bodies;
    this.authorizer = authorizer;
  }

  /** Tries the password that the consumer entered at the till; a wrong one may be tried again. */
  public Payment authenticate(Payment payment, Password password) {
    if (payment.state() != PaymentState.AUTHENTICATION_REQUIRED) {
      return payment;
    }
    return switch (book.countTry(payment.id())) {
      case Claim.Refused refused -> refused.payment();
      case Claim.Claimed claimed when factors.matches(password, claimed.passwordHash()) ->
          authorizer.proceed(book.proved(payment.id(), Optional.of(FactorKind.PAYMENT_PASSWORD)));
      case Claim.Claimed claimed -> book.wrong(claimed.payment().id(), FactorKind.PAYMENT_PASSWORD);
    };
  }

  /** Looks whether a finger, an eye or a voice is the consumer's; a try like any other. */
  Payment recognise(Payment payment, OpenedEntry entry) {
    FactorKind kind = FactorKind.of(entry.factor());
    return switch (book.countTry(payment.id(), kind)) {
      case BodyTry.Over over -> over.payment();
      case BodyTry.Locked() -> throw locked();
      case BodyTry.Counted counted when bodies.isOf(counted.subscriber(), entry) ->
          authorizer.proceed(book.proved(payment.id(), Optional.of(kind)));
      case BodyTry.Counted _ -> book.wrong(payment.id(), kind);
    };
  }

  private static ProblemException locked() {
    return new ProblemException(
        HttpStatus.LOCKED,
        "FACTOR_LOCKED",
        NextStep.AUTHENTICATE,
        "This was not recognised too often and is locked for a while. Use the password.");
  }

  /** The consumer approves on the handset. */
  Payment approve(PaymentId payment) {
    return authorizer.proceed(book.proved(payment, Optional.empty()));
  }

  /** The consumer refuses on the handset, or on the payment screen. */
  public Payment refuse(PaymentId payment) {
    return book.refused(payment);
  }

  /** The payment, if it is this subscriber's. */
  Optional<Payment> of(SubscriberId subscriber, PaymentId payment) {
    return book.of(subscriber, payment);
  }
}
