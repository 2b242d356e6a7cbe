package org.showpay.cat;

import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.showpay.cat.FakeAuthServer.Seen;
import org.showpay.cat.Questions.Entered;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payments as an auth-server keeps them, in few words: below the limit they are approved, above it
 * the password is wanted, and money is given back up to what was charged.
 */
public final class ActingAuthServer implements Reply {

  /** Above this the customer is asked. */
  public static final long WITHOUT_PASSWORD = 50_000;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int TRIES = 3;
  private static final int FRAME = 256 * 360;

  private final Map<String, ObjectNode> payments = new LinkedHashMap<>();
  private final Map<String, ObjectNode> operations = new LinkedHashMap<>();
  private final Map<String, Integer> tries = new LinkedHashMap<>();
  private final Questions questions = new Questions();
  private final List<byte[]> frames = new ArrayList<>();
  private final Password right;
  private int framesRefused;
  private @Nullable DeclineReason declines;
  private boolean deaf;
  private volatile @Nullable Reply refusesEntries;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  ActingAuthServer() {
    this.right = AtTheTill.PASSWORD;
  }

  /** From now on payments are refused for this reason; null ends it. */
  public synchronized void decline(@Nullable DeclineReason reason) {
    declines = reason;
  }

  /** From now on refunds are written down and not answered. */
  public synchronized void beDeafToRefunds(boolean now) {
    deaf = now;
  }

  /** Payments are taken and not answered, until {@link #letPaymentsGo}. */
  public void holdPayments() {
    gate = new CountDownLatch(1);
  }

  /** All that are held are answered, and those that follow. */
  public void letPaymentsGo() {
    gate.countDown();
  }

  /** How many payments were asked for. */
  public synchronized int payments() {
    return payments.size();
  }

  /** How many refunds. */
  public synchronized int refunds() {
    return operations.size();
  }

  /** Its books say otherwise from now on. */
  public synchronized void cookTheBooks(String order, long captured) {
    payments.values().stream()
        .filter(view -> view.get("orderId").asString().equals(order))
        .forEach(view -> view.set("captured", money(view, captured)));
  }

  @Override
  public void to(Seen request, Socket caller) throws IOException {
    String[] path = request.line().split(" ", -1)[1].split("/", -1);
    if (path.length == 3) {
      waitAtTheGate();
      answer(caller, request.isPost() ? authorize(request.body()) : list());
      return;
    }
    String payment = path[3];
    String verb = path.length > 4 ? path[4] : "";
    switch (verb) {
      case "factors" -> answer(caller, JSON.createArrayNode().add("PASSWORD").add("FINGERPRINT"));
      case "challenges" -> answer(caller, JSON.valueToTree(questions.ask(request.body())));
      case "entries" -> {
        Reply usual = (entry, line) -> answer(line, enter(payment, entry.body()));
        Objects.requireNonNullElse(refusesEntries, usual).to(request, caller);
      }
      case "cancellation" -> answer(caller, cancel(payment));
      case "refunds" -> refund(payment, request.body(), caller);
      case "acknowledgement" -> answer(caller, find(payment));
      default -> answer(caller, request.query().isEmpty() ? find(payment) : await(payment));
    }
  }

  private synchronized ObjectNode authorize(String body) {
    ObjectNode asked = (ObjectNode) JSON.readTree(body);
    ObjectNode view =
        payments.computeIfAbsent(asked.get("paymentId").asString(), id -> opened(asked));
    if (view.get("state").isNull()) {
      if (declines != null) {
        refuse(view, declines);
      } else if (asked.get("amount").get("amount").asLong() > WITHOUT_PASSWORD) {
        view.put("state", "AUTHENTICATION_REQUIRED").put("nextStep", "AUTHENTICATE");
      } else {
        approve(view);
      }
    }
    return view;
  }

  private static ObjectNode opened(ObjectNode asked) {
    ObjectNode view = JSON.createObjectNode();
    view.set("paymentId", asked.get("paymentId"));
    view.set("orderId", asked.get("orderId"));
    view.set("amount", asked.get("amount"));
    view.putNull("state");
    view.set("captured", money(view, 0));
    view.set("refunded", money(view, 0));
    return view.put("version", 1).put("capture", "AUTOMATIC").put("updatedAt", now());
  }

  private static String now() {
    return Instant.now().toString();
  }

  private static ObjectNode money(ObjectNode view, long amount) {
    return JSON.createObjectNode()
        .put("amount", amount)
        .put("currency", view.get("amount").get("currency").asString());
  }

  private void approve(ObjectNode view) {
    view.put("state", "APPROVED").put("approval", "A1B2C3").put("cardLast4", "4242");
    view.putNull("nextStep").set("captured", view.get("amount"));
    notifyAll();
  }

  private void refuse(ObjectNode view, DeclineReason reason) {
    view.put("state", "DECLINED").put("nextStep", reason.nextStep().name());
    view.putObject("decline")
        .put("reason", reason.name())
        .put("isoCode", reason.isoCode())
        .put("message", reason.message());
    notifyAll();
  }

  private ObjectNode authenticate(String payment, String password) {
    ObjectNode view = find(payment);
    if (!view.get("state").asString().equals("AUTHENTICATION_REQUIRED")) {
      return view;
    }
    if (password.equals(right.reveal())) {
      approve(view);
    } else if (tries.merge(payment, 1, Integer::sum) >= TRIES) {
      refuse(view, DeclineReason.WRONG_PASSWORD);
    }
    return view;
  }

  /** From now on entries are refused in this way; null ends it. */
  public void refuseEntries(@Nullable Reply refusal) {
    refusesEntries = refusal;
  }

  private synchronized ObjectNode enter(String payment, String body) {
    Entered entered = questions.answer(PaymentId.of(payment), body);
    return entered.factor() == Factor.PASSWORD
        ? authenticate(payment, entered.text())
        : recognise(payment, entered.content());
  }

  /** It knows no fingers: whatever fills a frame is right, after those that are not to be. */
  private ObjectNode recognise(String payment, byte[] frame) {
    frames.add(frame);
    if (frame.length == FRAME && frames.size() > framesRefused) {
      approve(find(payment));
    } else if (tries.merge(payment, 1, Integer::sum) >= TRIES) {
      refuse(find(payment), DeclineReason.NOT_RECOGNISED);
    }
    return find(payment);
  }

  /** So many frames are nobody's from now on. */
  public synchronized void refuseFrames(int count) {
    frames.clear();
    framesRefused = count;
  }

  /** What the till's sensor took. */
  public synchronized List<byte[]> frames() {
    return List.copyOf(frames);
  }

  /** Somebody approves it on the phone. */
  public synchronized void approveOnThePhone() {
    payments.values().stream()
        .filter(view -> view.get("state").asString().equals("AUTHENTICATION_REQUIRED"))
        .forEach(this::approve);
  }

  private synchronized ObjectNode cancel(String payment) {
    ObjectNode view = find(payment);
    if (view.get("state").asString().equals("AUTHENTICATION_REQUIRED")) {
      view.put("state", "CANCELLED").putNull("nextStep");
      notifyAll();
    }
    return view;
  }

  private synchronized ObjectNode find(String payment) {
    return Objects.requireNonNull(payments.get(payment));
  }

  private synchronized ObjectNode await(String payment) {
    ObjectNode view = find(payment);
    long end = System.nanoTime() + 1_500_000_000L;
    try {
      while (view.get("state").asString().equals("AUTHENTICATION_REQUIRED")
          && System.nanoTime() < end) {
        wait(200);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return view;
  }

  private void waitAtTheGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refund(String payment, String body, Socket caller) throws IOException {
    ObjectNode told = refund(payment, (ObjectNode) JSON.readTree(body));
    if (told == null) {
      Reply.problem(422, "ABOVE_CAPTURED", "STOP").to(new Seen("", "", "", "", ""), caller);
    } else if (!deaf) {
      answer(caller, told);
    }
  }

  private synchronized @Nullable ObjectNode refund(String payment, ObjectNode asked) {
    String id = asked.get("operationId").asString();
    if (operations.containsKey(id)) {
      return operations.get(id);
    }
    ObjectNode view = find(payment);
    long back = asked.get("amount").get("amount").asLong() + sum(view, "refunded");
    if (back > sum(view, "captured")) {
      return null;
    }
    view.set("refunded", money(view, back));
    ObjectNode told = JSON.createObjectNode().put("operationId", id).put("paymentId", payment);
    told.put("kind", "REFUND").put("state", "DONE").put("requestedAt", now());
    told.put("updatedAt", now()).set("amount", asked.get("amount"));
    operations.put(id, told);
    return told;
  }

  private static long sum(ObjectNode view, String what) {
    return view.get(what).get("amount").asLong();
  }

  private synchronized ObjectNode list() {
    ObjectNode page = JSON.createObjectNode();
    ArrayNode all = page.putArray("payments");
    List<ObjectNode> newestFirst = new ArrayList<>(payments.values()).reversed();
    newestFirst.forEach(all::add);
    page.putNull("next");
    return page;
  }

  private static void answer(Socket caller, JsonNode body) throws IOException {
    Reply.body(200, "application/json", body.toString()).to(new Seen("", "", "", "", ""), caller);
  }
}
