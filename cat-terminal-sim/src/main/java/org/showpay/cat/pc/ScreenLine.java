package org.showpay.cat.pc;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.authorization.Sensor;
import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.checkout.ScreensApi;
import org.showpay.contracts.checkout.ScreensApi.Entered;
import org.showpay.contracts.checkout.ScreensApi.ShownCode;
import org.showpay.contracts.checkout.ScreensApi.Waiting;
import org.showpay.contracts.checkout.ScreensApi.Wanted;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.factor.SealedEntry;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Single questions to the auth-server about a payment screen; none is asked twice by itself. */
@Component
final class ScreenLine {

  private static final Logger LOG = LoggerFactory.getLogger(ScreenLine.class);

  private final ScreensApi screens;

  ScreenLine(ScreensApi screens) {
    this.screens = screens;
  }

  Heard look(ScreenAddress at) {
    return hear(() -> screens.look(at.reveal()));
  }

  Heard show(ScreenAddress at, PayCode code) {
    return hear(() -> screens.show(at.reveal(), new ShownCode(code)));
  }

  /** What is enough for the payment that waits; only the password, where nobody says more. */
  List<Factor> factors(ScreenAddress at) {
    try {
      return screens.factors(at.reveal());
    } catch (RestClientException | InvalidMediaTypeException e) {
      silence(e.getClass().getSimpleName());
      return List.of(Factor.PASSWORD);
    }
  }

  /** Asks, has it entered or taken, and seals it here: it leaves in no other form. */
  Heard enter(ScreenAddress at, Wanted wanted, Sensor sensor) {
    return hear(() -> {
      Challenge question = screens.challenge(at.reveal(), wanted);
      byte[] taken = sensor.take(question.prompt());
      SealedEntry sealed = question.seal(Purpose.paying(wanted.payment()), taken);
      return screens.enter(
          at.reveal(), new Entered(wanted.payment(), question.challenge(), sealed));
    });
  }

  Heard refuse(ScreenAddress at, PaymentId payment) {
    return hear(() -> screens.refuse(at.reveal(), new Waiting(payment)));
  }

  Heard cancel(ScreenAddress at) {
    return hear(() -> screens.cancel(at.reveal()));
  }

  /** No message of an exception is logged: it may hold the address. */
  private static Heard hear(Supplier<@Nullable ScreenView> question) {
    try {
      ScreenView view = question.get();
      return view == null ? silence("an empty answer") : new Heard.Seen(view);
    } catch (RestClientResponseException e) {
      return e.getStatusCode().is4xxClientError()
          ? new Heard.Refused(Problem.of(e))
          : silence("status " + e.getStatusCode().value());
    } catch (RestClientException | InvalidMediaTypeException e) {
      return silence(e.getClass().getSimpleName());
    }
  }

  private static Heard silence(String kind) {
    LOG.warn("The auth-server says nothing of a payment screen: {}", kind);
    return new Heard.Silence();
  }
}
