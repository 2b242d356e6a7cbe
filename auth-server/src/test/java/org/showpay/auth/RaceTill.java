package org.showpay.auth;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.OperationView.State;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.problem.Problem;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * A till that sends each request under an Idempotency-Key of its own, and keeps its connections. A
 * slow machine may have no connection to the database left for it, or may hear the card company too
 * late: then it sends the same once more, or asks until it knows, as every till should.
 */
final class RaceTill {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RestClient http;
  private final PaymentsApi payments;
  private final int timesToAsk;

  /** Sends a request so often at most while the service fails. */
  RaceTill(Cashier cashier, int timesToAsk) {
    this.timesToAsk = timesToAsk;
    http = cashier.http();
    payments = cashier.payments();
  }

  /**
   * How a request was answered.
   *
   * @param word the state and the reason of a refusal, or the code of a problem
   * @param done the id of the payment or operation that the answer is about
   */
  record Told(String word, @Nullable UUID done) {

    boolean is(Enum<?> state) {
      return word.equals(state.name());
    }
  }

  Told charge(AuthorizationRequest request) {
    return answered(asked -> {
      PaymentView view = asked == 1 ? send(request) : lookUp(request);
      for (int i = 0; i < 2 && isUndecided(view.state()); i++) {
        view = payments.find(view.paymentId(), PATIENCE);
      }
      PaymentView.Decline decline = view.decline();
      return new Told(
          view.state().name() + (decline == null ? "" : " " + decline.reason()),
          view.paymentId().uuid());
    });
  }

  private PaymentView send(AuthorizationRequest request) {
    return post("/v1/payments", request, PaymentView.class);
  }

  /** What became of a request that failed; if it never was written down, it is sent again. */
  private PaymentView lookUp(AuthorizationRequest request) {
    try {
      return payments.find(request.paymentId(), PATIENCE);
    } catch (HttpClientErrorException.NotFound neverWritten) {
      return send(request);
    }
  }

  private static boolean isUndecided(PaymentState state) {
    return state == PaymentState.UNKNOWN || state == PaymentState.REQUESTED;
  }

  /** The same operation asked for again is answered with how it stands. */
  Told refund(PaymentId payment, Refund refund) {
    String address = "/v1/payments/" + payment + "/refunds";
    return answered(_ -> {
      OperationView view = post(address, refund, OperationView.class);
      for (int i = 0; i < PATIENCE.toSeconds() && view.state() == State.REQUESTED; i++) {
        TimeUnit.SECONDS.sleep(1);
        view = post(address, refund, OperationView.class);
      }
      return new Told(view.state().name(), view.operationId().uuid());
    });
  }

  private <T> T post(String address, Object body, Class<T> answer) {
    return Objects.requireNonNull(
        http.post()
            .uri(address)
            .contentType(MediaType.APPLICATION_JSON)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(body)
            .retrieve()
            .body(answer));
  }

  private Told answered(Call call) {
    for (int asked = 1; ; asked++) {
      try {
        return call.ask(asked);
      } catch (RestClientResponseException e) {
        if (asked >= timesToAsk || !e.getStatusCode().is5xxServerError()) {
          return new Told(Problem.of(e).code(), null);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** Asks, knowing how often that makes. */
  private interface Call {
    Told ask(int asked) throws InterruptedException;
  }
}
