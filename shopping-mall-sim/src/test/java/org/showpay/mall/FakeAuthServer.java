package org.showpay.mall;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentsApi.Refund;
import org.showpay.contracts.shop.ShopApi.Order;
import tools.jackson.databind.json.JsonMapper;

/**
 * An auth-server with checkout sessions and refunds on a real socket. It does what is asked, as the
 * published API says, unless a test has it be silent, refuse or lie.
 */
public final class FakeAuthServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<CheckoutId, CheckoutView> sessions = new ConcurrentHashMap<>();
  private final Map<OperationId, OperationView> refunds = new ConcurrentHashMap<>();
  private final Set<PaymentId> slow = ConcurrentHashMap.newKeySet();
  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger openings = new AtomicInteger();
  private final HttpServer server;
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private volatile Line line = Line.HEARS;
  private volatile UnaryOperator<CheckoutView> lie = view -> view;
  private volatile URI shop = URI.create("http://localhost:8087");

  /** The card company does not like this amount. */
  public static final long UNLUCKY = 666;

  /** How it behaves towards callers. */
  public enum Line {
    /** It does what is asked and answers. */
    HEARS,
    /** Requests do not arrive. */
    DEAF,
    /** Requests arrive and are done, and answers do not. */
    MUTE,
    /** It does not take requests that would change something (422). */
    REFUSES,
    /** Whoever asks is another merchant: what is there is not theirs. */
    OTHER_MERCHANT
  }

  FakeAuthServer(ApiKey key) {
    takes(key);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/", this::serve);
    server.createContext("/pay/", this::screen);
    server.start();
  }

  /** Where it listens. */
  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** This key is the merchant's, too. */
  public void takes(ApiKey key) {
    keys.add("Bearer " + key.reveal());
  }

  /** Behaves well, and has counted nothing. */
  public void behave() {
    line = Line.HEARS;
    lie = view -> view;
    questions.set(0);
    openings.set(0);
  }

  /** Behaves otherwise from now on. */
  public void is(Line other) {
    line = other;
  }

  /** Spoils what it says of sessions. */
  public void lies(UnaryOperator<CheckoutView> spoil) {
    lie = spoil;
  }

  /** Where its payment screens lead back to. */
  public void leadsBackTo(URI address) {
    shop = address;
  }

  /** How often it was asked how a session stands. */
  public int questions() {
    return questions.get();
  }

  /** How many sessions came to be. */
  public int openings() {
    return openings.get();
  }

  /** How much was given back, by how many operations. */
  public long refunded(PaymentId payment) {
    return refunds.values().stream()
        .filter(refund -> refund.paymentId().equals(payment))
        .filter(refund -> refund.state() == OperationView.State.DONE)
        .mapToLong(refund -> refund.amount().amount())
        .sum();
  }

  /** True when there is such a session. */
  public boolean has(CheckoutId session) {
    return sessions.containsKey(session);
  }

  /** How a session stands. */
  public CheckoutView session(CheckoutId session) {
    return Objects.requireNonNull(sessions.get(session));
  }

  /** The card company does not answer about refunds of this payment. */
  public void refundsStayOpen(PaymentId payment) {
    slow.add(payment);
  }

  /** It shows a session no more: it belongs to another merchant, as it were. */
  public void forget(CheckoutId session) {
    sessions.remove(session);
  }

  /** The request that opens the session of an order arrives long after it was sent. */
  public void arriveLate(Order order) {
    URI page = URI.create("http://localhost:8087/orders/" + order.order());
    open(
        new OpenCheckout(
            order.session(),
            new OrderId(order.order().toString()),
            order.total(),
            List.of(),
            page,
            page,
            600));
  }

  /** The consumer shows a code, and the card company is being asked. */
  public CheckoutView scan(CheckoutId session) {
    return change(session, Sessions::scanned);
  }

  /** The consumer pays; nothing happens where the session has ended. */
  public CheckoutView pay(CheckoutId session) {
    return change(session, Sessions::paid);
  }

  /** The payment is refused, and another code may be shown. */
  public CheckoutView decline(CheckoutId session, DeclineReason reason) {
    return change(session, view -> Sessions.declined(view, reason));
  }

  /** The time is over; nothing happens where it is paid or being paid. */
  public CheckoutView runOut(CheckoutId session) {
    return change(session, view -> Sessions.ended(view, CheckoutState.EXPIRED));
  }

  /** The consumer gives it up on the payment screen. */
  public CheckoutView giveUp(CheckoutId session) {
    return change(session, view -> Sessions.ended(view, CheckoutState.CANCELLED));
  }

  /** Pays a session that has ended, which no real one does. */
  public CheckoutView payAgainstAllRules(CheckoutId session) {
    return change(session, Sessions::paidWhatever);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private CheckoutView change(CheckoutId session, UnaryOperator<CheckoutView> change) {
    return Objects.requireNonNull(sessions.computeIfPresent(session, (id, it) -> change.apply(it)));
  }

  private void serve(HttpExchange call) throws IOException {
    try (call) {
      boolean writes = call.getRequestMethod().equals("POST");
      if (line == Line.DEAF) {
        answer(call, 503, Map.of());
      } else if (!keys.contains(bearerOf(call))) {
        answer(call, 401, Map.of("code", "UNAUTHORIZED"));
      } else if (line == Line.REFUSES && writes) {
        answer(call, 422, Map.of("code", "CHECKOUT_REFUSED", "nextStep", "STOP"));
      } else {
        act(call, call.getRequestURI().getPath().split("/", -1));
      }
    }
  }

  private static String bearerOf(HttpExchange call) {
    return String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
  }

  private void act(HttpExchange call, String[] path) throws IOException {
    if (line == Line.OTHER_MERCHANT && path.length == 3) {
      answer(call, 422, Map.of("code", "SAME_ID_OTHER_CONTENT"));
    } else if (line == Line.OTHER_MERCHANT) {
      answer(call, 404, Map.of("code", "CHECKOUT_UNKNOWN"));
    } else if (path[2].equals("payments")) {
      answer(call, 200, refund(PaymentId.of(path[3]), body(call)));
    } else if (path.length == 3) {
      answer(call, 201, open(JSON.readValue(body(call), OpenCheckout.class)));
    } else if (!sessions.containsKey(CheckoutId.of(path[3]))) {
      questions.incrementAndGet();
      answer(call, 404, Map.of("code", "SESSION_UNKNOWN"));
    } else if (path.length == 5) {
      answer(call, 200, runOut(CheckoutId.of(path[3])));
    } else {
      questions.incrementAndGet();
      answer(call, 200, session(CheckoutId.of(path[3])));
    }
  }

  private CheckoutView open(OpenCheckout request) {
    CheckoutView opened =
        sessions.computeIfAbsent(
            request.session(),
            id -> {
              openings.incrementAndGet();
              return Sessions.opened(request, URI.create(url() + "/pay/" + id));
            });
    if (!Sessions.isOf(opened, request)) {
      throw new IllegalStateException("The same session with other content");
    }
    return opened;
  }

  private OperationView refund(PaymentId payment, byte[] body) {
    Refund refund = JSON.readValue(body, Refund.class);
    if (slow.contains(payment)) {
      return Sessions.requested(payment, refund);
    }
    return refunds.computeIfAbsent(refund.operationId(), id -> Sessions.refunded(payment, refund));
  }

  /** A payment screen with two ways out. */
  private void screen(HttpExchange call) throws IOException {
    try (call) {
      String[] path = call.getRequestURI().getPath().split("/", -1);
      CheckoutId session = CheckoutId.of(path[2]);
      if (path.length == 4) {
        CheckoutView ended = path[3].equals("paid") ? pay(session) : giveUp(session);
        URI back = path[3].equals("paid") ? ended.returnUrl() : ended.cancelUrl();
        call.getResponseHeaders()
            .set("Location", shop.resolve(back.getPath() + "?session=" + session).toString());
        call.sendResponseHeaders(303, -1);
      } else {
        call.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        send(call, 200, Sessions.screen(session).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void answer(HttpExchange call, int status, Object content) throws IOException {
    Object said = content instanceof CheckoutView view ? lie.apply(view) : content;
    call.getResponseHeaders().set("Content-Type", "application/json");
    send(call, line == Line.MUTE ? 503 : status, JSON.writeValueAsBytes(said));
  }

  private static void send(HttpExchange call, int status, byte[] body) throws IOException {
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
  }

  private static byte[] body(HttpExchange call) throws IOException {
    return call.getRequestBody().readAllBytes();
  }
}
