package org.showpay.acceptance.crowd;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.showpay.acceptance.journal.Answer;
import org.showpay.acceptance.journal.Journal;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi.Authentication;
import org.showpay.contracts.payment.PaymentsApi.Capture;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.subscriber.Password;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A merchant's terminal that speaks to the auth-server itself, and writes down what it hears. */
public final class Terminal {

  /** As the cat-terminal-sim waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final int OK = 200;
  private static final int SERVER_ERROR = 500;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI server;
  private final ApiKey key;
  private final Journal journal;

  public Terminal(URI server, ApiKey key, Journal journal) {
    this.server = server;
    this.key = key;
    this.journal = journal;
  }

  /** Asks that somebody be charged. */
  public Heard authorize(AuthorizationRequest request, String once) {
    return post("/v1/payments", request, once);
  }

  /** Proves the consumer of a payment that waits for it. */
  public Heard authenticate(PaymentId payment, Password password, String once) {
    return post("/v1/payments/" + payment + "/authentication", new Authentication(password), once);
  }

  /** Asks how a payment stands, and waits a while for its end. */
  public Heard find(PaymentId payment) {
    return send(begin("/v1/payments/" + payment + "?wait=5s").GET().build(), "");
  }

  /** Gives a payment up. */
  public Heard cancel(PaymentId payment, String once) {
    return send(
        once(begin("/v1/payments/" + payment + "/cancellation"), once)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        once);
  }

  /** Charges what is held. */
  public Heard capture(PaymentId payment, OperationId operation, Money amount, String once) {
    return post(
        "/v1/payments/" + payment + "/captures", new Capture(operation, amount, null), once);
  }

  /** Gives something back. */
  public Heard refund(PaymentId payment, OperationId operation, Money amount, String once) {
    return post(
        "/v1/payments/" + payment + "/refunds", new Refund(operation, amount, "chaos"), once);
  }

  private Heard post(String path, Object body, String once) {
    return send(
        once(begin(path), once)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Lines.JSON.writeValueAsBytes(body)))
            .build(),
        once);
  }

  private static HttpRequest.Builder once(HttpRequest.Builder request, String once) {
    return once.isEmpty() ? request : request.header("Idempotency-Key", once);
  }

  private HttpRequest.Builder begin(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key.reveal());
  }

  private Heard send(HttpRequest request, String once) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return heard(answer.statusCode(), answer.body(), once);
    } catch (IOException e) {
      return new Heard.Silence(String.valueOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Heard.Silence("interrupted");
    }
  }

  private Heard heard(int status, String body, String once) {
    try {
      JsonNode read = Lines.JSON.readTree(body);
      if (status == OK && !read.isObject()) {
        return new Heard.Silence("not to be read: " + read.getNodeType());
      }
      if (status != OK) {
        String code = read.path("code").asString("");
        return status >= SERVER_ERROR
            ? new Heard.Silence(status + " " + code)
            : new Heard.Refused(status, code);
      }
      if (read.has("operationId")) {
        return new Heard.Operation(Lines.JSON.treeToValue(read, OperationView.class));
      }
      PaymentView payment = Lines.JSON.treeToValue(read, PaymentView.class);
      journal.write(written(payment, body, once));
      return new Heard.Told(payment, body);
    } catch (JacksonException half) {
      return new Heard.Silence("not to be read: " + half.getOriginalMessage());
    }
  }

  private static Answer written(PaymentView payment, String body, String once) {
    return new Answer(
        Instant.now(),
        payment.orderId(),
        payment.paymentId(),
        payment.state(),
        payment.amount().amount(),
        payment.refunded().amount(),
        payment.approval() == null ? "" : payment.approval().toString(),
        once,
        digest(body));
  }

  private static String digest(String body) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
