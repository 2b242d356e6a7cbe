package org.showpay.auth.approval;

import java.util.Optional;
import org.showpay.auth.factor.Factors;
import org.showpay.auth.payment.Claim;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.payment.PaymentAuthorizer;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.stereotype.Service;

/** Proves the consumer of a payment that waits for it, and has it charged then. */
@Service
public class StepUp {

  private final StepUpBook book;
  private final Factors factors;
  private final PaymentAuthorizer authorizer;

  StepUp(StepUpBook book, Factors factors, PaymentAuthorizer authorizer) {
    this.book = book;
    this.factors = factors;
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
          authorizer.proceed(book.proved(payment.id(), Optional.of(claimed.subscriber())));
      case Claim.Claimed claimed -> book.wrong(claimed.payment().id());
    };
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
