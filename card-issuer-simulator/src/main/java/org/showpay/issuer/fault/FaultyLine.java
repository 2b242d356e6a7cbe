package org.showpay.issuer.fault;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.issuer.line.Exchange;
import org.showpay.issuer.line.KeptAnswer;
import org.showpay.issuer.line.Patience;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Has an exchange go wrong in the way that was asked for. */
@Component
class FaultyLine {

  private final ChangedAnswers changed;
  private final Patience patience;
  private final Duration longestSilence;

  FaultyLine(ChangedAnswers changed, Patience patience, FaultProperties configured) {
    this.changed = changed;
    this.patience = patience;
    this.longestSilence = configured.longestSilence();
  }

  void play(FaultEffect effect, Exchange exchange) throws IOException, ServletException {
    switch (effect) {
      case FaultEffect.Decline decline -> decline(decline, exchange);
      case FaultEffect.Delay delay -> delay(delay, exchange);
      case FaultEffect.Silence silence -> stayQuiet(silence.afterWork(), exchange);
      case FaultEffect.LateAnswer late -> answerLate(late, exchange);
      case FaultEffect.Twice _ -> workTwice(exchange);
      case FaultEffect.OtherId _ -> answer(exchange, changed::withOtherId);
      case FaultEffect.OtherAmount _ -> answer(exchange, changed::withOtherAmount);
      case FaultEffect.HalfAnswer _ -> answer(exchange, changed::half);
      case FaultEffect.ServerError error -> breakDown(error.afterWork(), exchange);
      case FaultEffect.Reset reset -> cut(reset.afterWork(), exchange);
      case FaultEffect.Down _ -> exchange.fail(HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  private static void decline(FaultEffect.Decline decline, Exchange exchange)
      throws IOException, ServletException {
    FaultObjections.raise(exchange, decline.reason());
    exchange.pass();
  }

  private void delay(FaultEffect.Delay delay, Exchange exchange)
      throws IOException, ServletException {
    patience.wait(Duration.ofMillis(delay.millis()));
    exchange.pass();
  }

  private void stayQuiet(boolean afterWork, Exchange exchange)
      throws IOException, ServletException {
    workIf(afterWork, exchange);
    patience.wait(longestSilence);
    exchange.cut();
  }

  private void answerLate(FaultEffect.LateAnswer late, Exchange exchange)
      throws IOException, ServletException {
    KeptAnswer answer = exchange.work();
    patience.wait(Duration.ofMillis(late.millis()));
    exchange.send(answer, UnaryOperator.identity());
  }

  private static void workTwice(Exchange exchange) throws IOException, ServletException {
    exchange.work();
    exchange.pass();
  }

  private static void answer(Exchange exchange, UnaryOperator<byte[]> change)
      throws IOException, ServletException {
    exchange.send(exchange.work(), change);
  }

  private static void breakDown(boolean afterWork, Exchange exchange)
      throws IOException, ServletException {
    workIf(afterWork, exchange);
    exchange.fail(HttpStatus.INTERNAL_SERVER_ERROR);
  }

  private static void cut(boolean afterWork, Exchange exchange)
      throws IOException, ServletException {
    workIf(afterWork, exchange);
    exchange.cut();
  }

  private static void workIf(boolean wanted, Exchange exchange)
      throws IOException, ServletException {
    if (wanted) {
      exchange.work();
    }
  }
}
