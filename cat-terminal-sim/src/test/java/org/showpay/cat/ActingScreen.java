package org.showpay.cat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.FakeAuthServer.Seen;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.SealedCodes;
import org.showpay.contracts.payment.PaymentId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One payment screen as an auth-server keeps it, in few words. */
final class ActingScreen implements Reply {

  static final String SECRET = "Sx".repeat(21) + "A";
  static final String ADDRESS = "http://auth.example/pay/" + SECRET;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final CheckoutId session = CheckoutId.next();
  private final PaymentId payment = PaymentId.next();
  private final List<String> codes = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private String stage = "SCAN";
  private int version = 1;
  private @Nullable String refused;
  private final PackKeyPair keys = PackKeyPair.draw();
  private @Nullable Challenge asked;
  private boolean deaf;
  private boolean speaksOfAnother;

  CheckoutId session() {
    return session;
  }

  PaymentId payment() {
    return payment;
  }

  /** The codes that were shown. */
  synchronized List<String> codes() {
    return List.copyOf(codes);
  }

  /** How long what was entered is, once it was opened. */
  synchronized List<Integer> entered() {
    return List.copyOf(lengths);
  }

  /** From now on what is sent is done and not answered, or answered again. */
  synchronized void beDeaf(boolean now) {
    deaf = now;
  }

  /** From now on its answers are of another session. */
  synchronized void speakOfAnother() {
    speaksOfAnother = true;
  }

  /** What the card company, the phone or another PC does. */
  synchronized void becomes(String what) {
    stage = what;
    version++;
  }

  /** The code that is shown next is refused for this reason. */
  synchronized void refuse(@Nullable String reason) {
    refused = reason;
  }

  @Override
  public void to(Seen request, Socket caller) throws IOException {
    String[] path = request.line().split("/", -1);
    if (!path[3].equals(SECRET)) {
      Reply.problem(404, "SCREEN_UNKNOWN", "FIX_REQUEST").to(request, caller);
      return;
    }
    if (path.length > 4 && path[4].equals("challenges") && !stage.equals("PROVE")) {
      Reply.problem(422, "NOTHING_WAITS", "QUERY").to(request, caller);
      return;
    }
    JsonNode said = answer(path.length > 4 ? path[4] : "", request.body());
    if (!deaf) {
      Reply.body(200, "application/json", said.toString()).to(request, caller);
    }
  }

  private synchronized JsonNode answer(String what, String body) {
    return switch (what) {
      case "factors" -> JSON.valueToTree(List.of("PASSWORD", "FINGERPRINT"));
      case "challenges" -> JSON.valueToTree(ask(body));
      default -> moved(what, body);
    };
  }

  private ObjectNode moved(String what, String body) {
    String trouble =
        switch (what) {
          case "code" -> show(body);
          case "entries" -> enter(body);
          case "another-code" -> moveOn("PROVE", "SCAN");
          case "cancellation" -> moveOn("SCAN", "CANCELLED");
          default -> null;
        };
    return view().put("trouble", trouble);
  }

  private @Nullable String show(String body) {
    codes.add(JSON.readTree(body).get("code").asString());
    if (refused == null) {
      return moveOn("SCAN", "PROVE");
    }
    version++;
    return null;
  }

  private Challenge ask(String body) {
    Factor factor = Factor.valueOf(JSON.readTree(body).get("factor").asString());
    asked = new Challenge(ChallengeId.next(), factor, keys.key(), "", Instant.now());
    return asked;
  }

  /** A password must be the right one; of a body that something was held out is enough here. */
  private @Nullable String enter(String body) {
    String bond =
        Challenge.bond(
            Objects.requireNonNull(asked).challenge(), asked.factor(), Purpose.paying(payment));
    byte[] entered = keys.open(bond, new SealedCodes(JSON.readTree(body).get("sealed").asString()));
    lengths.add(entered.length);
    String typed = new String(entered, StandardCharsets.UTF_8);
    return asked.factor().isOfTheBody() || typed.equals(AtTheTill.PASSWORD.reveal())
        ? moveOn("PROVE", "PAID")
        : "WRONG_PASSWORD";
  }

  private @Nullable String moveOn(String from, String to) {
    if (stage.equals(from)) {
      becomes(to);
    }
    return null;
  }

  private ObjectNode view() {
    ObjectNode view = JSON.createObjectNode();
    view.put("session", (speaksOfAnother ? CheckoutId.next() : session).toString());
    view.put("shop", "Web Shop").put("orderId", "web-1").put("stage", stage);
    view.put("version", version).put("secondsLeft", stage.equals("SCAN") ? 500 : 0);
    view.set("amount", won(12_000));
    ObjectNode line = view.putArray("lines").addObject().put("name", "Tea").put("quantity", 2);
    line.set("price", won(6_000));
    view.put("payment", stage.equals("PROVE") ? payment.toString() : null);
    view.put("cardLast4", stage.equals("PROVE") || stage.equals("PAID") ? "4242" : null);
    view.put("approval", stage.equals("PAID") ? "A1B2C3" : null);
    view.put("refused", stage.equals("SCAN") ? refused : null);
    view.put("unknown", false).put("undone", false).put("soldElsewhere", false);
    return view.put("back", "https://shop.example/back?session=" + session);
  }

  private static ObjectNode won(long amount) {
    return JSON.createObjectNode().put("amount", amount).put("currency", "KRW");
  }
}
