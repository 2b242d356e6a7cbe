package org.showpay.cat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.showpay.cat.FakeAuthServer.Seen;
import org.showpay.contracts.payment.DeclineReason;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One way to answer a request, or not to. */
public interface Reply {

  /** Answers on this connection, which is closed afterwards. */
  void to(Seen request, Socket caller) throws IOException;

  /** This and nothing more. */
  static Reply status(int status) {
    return body(status, "application/json", "");
  }

  /** Any bytes. */
  static Reply body(int status, String type, String body) {
    return (request, caller) -> send(caller, status, type, body, body.length());
  }

  /** A problem with this code. */
  static Reply problem(int status, String code, String nextStep) {
    String body =
        """
        {"status": %d, "code": "%s", "nextStep": "%s", "detail": "Said by the peer."}\
        """
            .formatted(status, code, nextStep);
    return body(status, "application/problem+json", body);
  }

  /** A payment that is approved, except for what the test spoils. */
  static Reply approved(Consumer<ObjectNode> spoil) {
    return (request, caller) -> {
      ObjectNode view = echo(request);
      view.put("state", "APPROVED").put("approval", "A1B2C3").put("cardLast4", "4242");
      spoil.accept(view);
      sendJson(caller, view);
    };
  }

  /** A payment that is approved. */
  static Reply approved() {
    return approved(view -> {});
  }

  /** A payment that is declined. */
  static Reply declined(DeclineReason reason) {
    return (request, caller) -> {
      ObjectNode view = echo(request);
      view.put("state", "DECLINED").put("nextStep", reason.nextStep().name());
      view.putObject("decline")
          .put("reason", reason.name())
          .put("isoCode", reason.isoCode())
          .put("message", reason.message());
      sendJson(caller, view);
    };
  }

  /** A payment in a state that comes with nothing else. */
  static Reply inState(String state) {
    return (request, caller) -> sendJson(caller, echo(request).put("state", state));
  }

  /** Not a byte, until the caller hangs up. */
  static Reply silence() {
    return (request, caller) -> waitForHangUp(caller);
  }

  /** The connection is torn down (RST). */
  static Reply reset() {
    return (request, caller) -> caller.setSoLinger(true, 0);
  }

  /** An approval of which half arrives before the connection is closed. */
  static Reply half() {
    return (request, caller) -> sendHalf(request, caller);
  }

  /** An approval of which half arrives, and then nothing until the caller hangs up. */
  static Reply halfAndThenSilence() {
    return (request, caller) -> {
      sendHalf(request, caller);
      waitForHangUp(caller);
    };
  }

  private static void sendHalf(Seen request, Socket caller) throws IOException {
    String whole = echo(request).put("state", "APPROVED").put("approval", "A1B2C3").toString();
    String half = whole.substring(0, whole.length() / 2);
    send(caller, 200, "application/json", half, whole.length());
  }

  /** The payment that the request names, by its body or, in its path, by the sale of the test. */
  private static ObjectNode echo(Seen request) {
    JsonMapper json = JsonMapper.shared();
    ObjectNode view = json.createObjectNode();
    if (!request.body().isEmpty() && !request.isAcknowledgement()) {
      ObjectNode asked = (ObjectNode) json.readTree(request.body());
      view.set("paymentId", asked.get("paymentId"));
      view.set("orderId", asked.get("orderId"));
      view.set("amount", asked.get("amount"));
    } else {
      view.put("paymentId", request.payment());
      view.put("orderId", AtTheTill.ORDER.text());
      view.putObject("amount")
          .put("amount", AtTheTill.PRICE.amount())
          .put("currency", AtTheTill.PRICE.currencyCode());
    }
    for (String none : new String[] {"captured", "refunded"}) {
      view.putObject(none).put("amount", 0).put("currency", AtTheTill.PRICE.currencyCode());
    }
    view.put("version", 1).put("capture", "AUTOMATIC");
    return view.put("updatedAt", "2026-11-23T00:41:07Z");
  }

  private static void sendJson(Socket caller, ObjectNode view) throws IOException {
    String body = view.toString();
    send(caller, 200, "application/json", body, body.length());
  }

  private static void send(Socket caller, int status, String type, String body, int length)
      throws IOException {
    String head =
        String.format(
            Locale.ROOT,
            "HTTP/1.1 %d .\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n",
            status,
            type,
            length);
    caller.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
    caller.getOutputStream().flush();
  }

  private static void waitForHangUp(Socket caller) throws IOException {
    while (caller.getInputStream().read() >= 0) {
      // Whatever else the caller says.
    }
  }
}
