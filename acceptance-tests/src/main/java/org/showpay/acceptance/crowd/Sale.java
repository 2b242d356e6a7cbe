package org.showpay.acceptance.crowd;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.subscriber.Password;
import org.showpay.stack.people.Waiting;

/** A sale at a terminal, by somebody who asks the same again until there is an end. */
public final class Sale {

  private static final Duration BETWEEN = Duration.ofMillis(400);

  /** Reasons that are gone with another code, or with time. */
  private static final Set<DeclineReason> PASSING =
      EnumSet.of(
          DeclineReason.CODE_NOT_LIVE,
          DeclineReason.ISSUER_UNAVAILABLE,
          DeclineReason.AUTHENTICATION_EXPIRED);

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private final Terminal terminal;
  private final AuthorizationRequest request;
  private final @Nullable Password later;
  private final String once;
  private final long begun = System.nanoTime();
  private int askedAgain;

  /**
   * A sale to be made.
   *
   * @param later the password that is brought when it is asked for
   */
  public Sale(Terminal terminal, AuthorizationRequest request, @Nullable Password later) {
    this.terminal = terminal;
    this.request = request;
    this.later = later;
    this.once = "k-" + request.paymentId();
  }

  /** A sale whose amount is only held. */
  public static Sale held(Terminal terminal, OrderId order, PayCode code, Money amount) {
    return new Sale(
        terminal,
        new AuthorizationRequest(
            PaymentId.next(), order, code, amount, null, CaptureMode.MANUAL, null),
        null);
  }

  public AuthorizationRequest request() {
    return request;
  }

  /** Sends the request as it is; again, if it was sent before. */
  public Heard send() {
    return terminal.authorize(request, once);
  }

  /** Asks until it is decided, or the patience is over. */
  public Ending finish(Duration patience) {
    Heard heard = send();
    while (!isOver(heard) && took().compareTo(patience) < 0) {
      heard = goOn(heard);
    }
    return new Ending(request.paymentId(), heard, took(), askedAgain);
  }

  private Heard goOn(Heard heard) {
    if (heard instanceof Heard.Told(PaymentView payment, String _)) {
      if (payment.state() == PaymentState.AUTHENTICATION_REQUIRED && later != null) {
        return terminal.authenticate(request.paymentId(), later, "p-" + request.paymentId());
      }
      Waiting.pause(BETWEEN);
      return terminal.find(request.paymentId());
    }
    Waiting.pause(BETWEEN);
    askedAgain++;
    return send();
  }

  private boolean isOver(Heard heard) {
    return switch (heard) {
      case Heard.Told(PaymentView payment, String _) ->
          payment.state().isDecidedForTheTill()
              || (payment.state() == PaymentState.AUTHENTICATION_REQUIRED && later == null);
      case Heard.Refused(int status, String _) -> status != CONFLICT && status != TOO_MANY;
      case Heard.Silence _ -> false;
      case Heard.Operation _ -> true;
    };
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /**
   * How a sale ended for whoever made it.
   *
   * @param askedAgain how often the same was sent once more
   */
  public record Ending(PaymentId id, Heard heard, Duration took, int askedAgain) {

    /** How the payment stands, if that was told. */
    public Optional<PaymentView> payment() {
      return heard instanceof Heard.Told(PaymentView payment, String _)
          ? Optional.of(payment)
          : Optional.empty();
    }

    /** True when it failed through no fault of whoever wanted to pay. */
    boolean mayWorkNextTime() {
      return payment()
          .filter(it ->
              it.state() == PaymentState.REVERSING
                  || it.state() == PaymentState.REVERSED
                  || (it.decline() != null && PASSING.contains(it.decline().reason())))
          .isPresent();
    }

    /** True when the till has its final answer. */
    public boolean decided() {
      return payment().filter(it -> it.state().isDecidedForTheTill()).isPresent();
    }
  }
}
