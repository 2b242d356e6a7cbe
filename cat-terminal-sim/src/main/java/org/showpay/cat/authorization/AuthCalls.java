package org.showpay.cat.authorization;

import java.lang.ScopedValue.CallableOp;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.authorization.AuthAnswer.Decided;
import org.showpay.cat.authorization.AuthAnswer.NoAnswer;
import org.showpay.cat.authorization.AuthAnswer.Refused;
import org.showpay.cat.authorization.Sealing.Envelope;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.EntriesApi;
import org.showpay.contracts.factor.EntriesApi.Entry;
import org.showpay.contracts.factor.EntriesApi.Wanted;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.payment.PaymentsApi.Acknowledgement;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.Sending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Single questions to the auth-server. Each is given up in time, whatever the line does, and only
 * an answer that fits is believed.
 */
@Component
final class AuthCalls {

  private static final Logger LOG = LoggerFactory.getLogger(AuthCalls.class);

  private static final String NOT_OPENED = "PASSWORD_NOT_OPENED";

  private final PaymentsApi payments;
  private final EntriesApi entries;
  private final Sealing sealing;
  private final InTime inTime;

  AuthCalls(PaymentsApi payments, EntriesApi entries, Sealing sealing, InTime inTime) {
    this.payments = payments;
    this.entries = entries;
    this.sealing = sealing;
    this.inTime = inTime;
  }

  /** Asks for a payment; its password is sealed here, where it was typed. */
  AuthAnswer authorize(ApiKey key, Envelope envelope, Deadline deadline) {
    Asked asked = Asked.in(envelope.request());
    AuthAnswer answer =
        heard(
            asked,
            view -> asked.isAnsweredBy(view) || asked.isPaidAlreadyBy(view),
            () -> {
              AuthorizationRequest sealed = sealing.close(envelope, key, deadline);
              return inTime.call(deadline, key, () -> payments.authorize(sealed));
            });
    if (answer instanceof Refused(Problem problem) && problem.code().equals(NOT_OPENED)) {
      sealing.forget(key);
    }
    return answer;
  }

  /** What the payment is now. */
  AuthAnswer inquire(ApiKey key, Asked asked, Deadline deadline) {
    return heard(
        asked,
        asked::isAnsweredBy,
        () -> inTime.call(deadline, key, () -> payments.find(asked.payment())));
  }

  /** What the payment is once it is decided, or as soon as there is no time to wait for that. */
  AuthAnswer await(ApiKey key, Asked asked, Deadline deadline) {
    return heard(
        asked,
        asked::isAnsweredBy,
        () ->
            inTime.call(
                deadline, key, () -> payments.find(asked.payment(), deadline.toWaitThere())));
  }

  /** Has something entered for a challenge; sealed here, where it is taken, and sent once. */
  AuthAnswer enter(ApiKey key, Asked asked, Factor factor, Sensor sensor, Deadline deadline) {
    return heard(
        asked,
        asked::isAnsweredBy,
        () -> {
          Challenge challenge =
              inTime.call(
                  deadline, key, () -> entries.challenge(asked.payment(), new Wanted(factor)));
          byte[] taken = sensor.take(challenge.prompt());
          Entry entry =
              new Entry(
                  challenge.challenge(), challenge.seal(Purpose.paying(asked.payment()), taken));
          return inTime.call(deadline, key, () -> entries.enter(asked.payment(), entry));
        });
  }

  /** What may be entered; the password alone where nobody says. */
  List<Factor> factors(ApiKey key, PaymentId payment, Deadline deadline) {
    try {
      return inTime.call(deadline, key, () -> entries.factors(payment));
    } catch (RestClientException e) {
      return List.of(Factor.PASSWORD);
    }
  }

  /** Calls the payment off; the answer is what it is then. */
  AuthAnswer cancel(ApiKey key, Asked asked, Deadline deadline) {
    return heard(
        asked,
        asked::isAnsweredBy,
        () -> inTime.call(deadline, key, () -> payments.cancel(asked.payment())));
  }

  /** Says that the till knows of an approval; the answer is what the payment is then. */
  AuthAnswer acknowledge(ApiKey key, Asked asked, PaymentView approved, Deadline deadline) {
    Acknowledgement seen = new Acknowledgement(approved.state());
    return heard(
        asked,
        view -> asked.isAnsweredBy(view) || asked.isPaidAlreadyBy(view),
        () -> inTime.call(deadline, key, () -> payments.acknowledge(approved.paymentId(), seen)));
  }

  /** Makes the call and believes only what fits; bodies of errors are not logged. */
  private static AuthAnswer heard(
      Asked asked,
      Predicate<@Nullable PaymentView> fits,
      CallableOp<@Nullable PaymentView, RuntimeException> ask) {
    try {
      PaymentView view = ask.call();
      return fits.test(view) && view != null
          ? new Decided(view)
          : silence(asked, NoAnswer.NOT_BELIEVED);
    } catch (RestClientResponseException e) {
      return e.getStatusCode().is4xxClientError()
          ? new Refused(Problem.of(e))
          : silence(asked, NoAnswer.SILENT);
    } catch (ResourceAccessException e) {
      return silence(asked, Sending.neverLeft(e) ? NoAnswer.NO_CONNECTION : NoAnswer.SILENT);
    } catch (RestClientException | InvalidMediaTypeException e) {
      return silence(asked, NoAnswer.NOT_BELIEVED);
    }
  }

  private static NoAnswer silence(Asked asked, NoAnswer kind) {
    LOG.warn("No answer for {}: {}", asked.payment(), kind);
    return kind;
  }
}
