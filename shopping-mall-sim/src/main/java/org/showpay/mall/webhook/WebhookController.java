package org.showpay.mall.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.mall.order.Settlement;
import org.showpay.mall.order.Settlement.Asked;
import org.showpay.mall.order.ShopOrder;
import org.showpay.mall.order.ShopOrders;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears that something became of a session (patent S514), and asks the auth-server what. Whatever
 * is not signed is refused; what cannot be asked about now is to come again (503).
 */
@RestController
class WebhookController {

  private static final int LARGEST = 64 * 1024;

  private final Signatures signatures;
  private final SeenMessages seen;
  private final ShopOrders orders;
  private final Settlement settlement;
  private final JsonMapper json;

  WebhookController(
      Signatures signatures,
      SeenMessages seen,
      ShopOrders orders,
      Settlement settlement,
      JsonMapper json) {
    this.signatures = signatures;
    this.seen = seen;
    this.orders = orders;
    this.settlement = settlement;
    this.json = json;
  }

  @PostMapping("/v1/webhooks/showpay")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hear(@RequestHeader HttpHeaders headers, HttpServletRequest request) throws IOException {
    String body = bodyOf(request);
    if (!signatures.isGenuine(headers, body)) {
      throw new ProblemException(
          HttpStatus.UNAUTHORIZED,
          "SIGNATURE_INVALID",
          NextStep.STOP,
          "Sign it with the endpoint's secret, less than five minutes ago (Standard Webhooks).");
    }
    String message = Objects.requireNonNull(headers.getFirst(Signatures.ID));
    if (!seen.contains(message)) {
      Tidings.in(body, json).ifPresent(this::act);
      seen.add(message);
    }
  }

  private void act(Tidings tidings) {
    orders
        .of(tidings.session())
        .filter(order -> !order.hasHeard(tidings.version()))
        .ifPresent(this::ask);
  }

  private void ask(ShopOrder order) {
    if (settlement.ask(order.id()) != Asked.ANSWERED) {
      throw ProblemException.unavailable(
          "CANNOT_ASK_NOW", "What became of the session cannot be asked now. Send it again.");
    }
  }

  private static String bodyOf(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw new ProblemException(
          HttpStatus.CONTENT_TOO_LARGE, "MESSAGE_TOO_LARGE", NextStep.STOP, "64 KiB are enough.");
    }
    return new String(body, StandardCharsets.UTF_8);
  }
}
