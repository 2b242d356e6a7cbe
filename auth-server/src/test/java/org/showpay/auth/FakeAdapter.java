package org.showpay.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AvailableAnswer;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.vault.StoredCard;
import tools.jackson.databind.json.JsonMapper;

/** A payment-gateway-adapter over real HTTP that answers as each test wants. */
class FakeAdapter implements AutoCloseable {

  /** How it answers an authorization. */
  enum Mood {
    APPROVES,
    DECLINES,
    SENT_NOTHING,
    ASKED_NOBODY,
    HEARD_NOTHING,
    IS_SILENT,
    HANGS_UP,
    FAILS,
    TALKS_NONSENSE,
    NAMES_NO_MEDIA_TYPE,
    APPROVES_A_FRACTION,
    STOPS_HALFWAY,
    SAYS_NOTHING,
    NAMES_ANOTHER_PAYMENT,
    NAMES_ANOTHER_AMOUNT,
    DECLINES_ANOTHER_PAYMENT
  }

  static final ApprovalNumber APPROVAL = new ApprovalNumber("A1B2C3");

  /** In these the card company charges nothing; in all others it does, whatever is heard of it. */
  private static final Set<Mood> NOT_CHARGED =
      EnumSet.of(
          Mood.DECLINES, Mood.SENT_NOTHING, Mood.ASKED_NOBODY, Mood.DECLINES_ANOTHER_PAYMENT);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration UNTIL_CLIENTS_KNOW = Duration.ofMillis(200);

  private final Map<CardToken, StoredCard> cards = new ConcurrentHashMap<>();
  private final List<CardAuthorization> seen = new CopyOnWriteArrayList<>();
  private final List<SubscriberId> erased = new CopyOnWriteArrayList<>();
  private final FakeCompany company = new FakeCompany();
  private final FakeFollowUps followUps = new FakeFollowUps(company);
  private final FakeFaults faults = new FakeFaults();
  private final FakeBooks books;
  private final int port;
  private final Map<CardToken, Mood> moods = new ConcurrentHashMap<>();
  private volatile String trace = "";
  private volatile Mood mood = Mood.APPROVES;
  private volatile DeclineReason decline = DeclineReason.LIMIT_EXCEEDED;
  private volatile AvailableAnswer available = new AvailableAnswer.NotUsable();
  private volatile CountDownLatch silence = new CountDownLatch(0);
  private HttpServer server;

  FakeAdapter(FakeBooks books) {
    this.books = books;
    server = listen(0);
    port = server.getAddress().getPort();
  }

  String address() {
    return "http://localhost:" + port;
  }

  void becomes(Mood newMood) {
    silence.countDown();
    silence = new CountDownLatch(newMood == Mood.IS_SILENT ? 1 : 0);
    mood = newMood;
    decline = DeclineReason.LIMIT_EXCEEDED;
    moods.clear();
    seen.clear();
  }

  /** How it answers for this card, whatever it does for others. */
  void becomes(Mood newMood, CardToken card) {
    moods.put(card, newMood);
  }

  /** Why it declines, where it does. */
  void declinesWith(DeclineReason reason) {
    decline = reason;
  }

  /** The card company behind it. */
  FakeCompany company() {
    return company;
  }

  /** Its part after the authorization. */
  FakeFollowUps followUps() {
    return followUps;
  }

  /** The fault plan of the card company behind it. */
  FakeFaults faults() {
    return faults;
  }

  void says(AvailableAnswer answer) {
    available = answer;
  }

  void keeps(CardToken card, SubscriberId owner) {
    keeps(card, owner, new CompanyId("hanbit"), "1234");
  }

  void keeps(CardToken card, SubscriberId owner, CompanyId of, String last4) {
    cards.put(card, new StoredCard(card, owner, of, last4));
  }

  /** Whose cards it was told to erase. */
  List<SubscriberId> erased() {
    return List.copyOf(erased);
  }

  /** The authorizations that reached it since its mood last changed. */
  List<CardAuthorization> seen() {
    return List.copyOf(seen);
  }

  /** The trace that the last authorization belongs to, as the caller wrote it. */
  String trace() {
    return trace;
  }

  /** Returns once clients know that their connections have ended, and send nothing more by them. */
  void goesAway() {
    server.stop(0);
    LockSupport.parkNanos(UNTIL_CLIENTS_KNOW.toNanos());
  }

  void comesBack() {
    server = listen(port);
  }

  private HttpServer listen(int where) {
    try {
      HttpServer listener =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
      listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      listener.createContext("/v1/authorizations", this::authorize);
      listener.createContext("/v1/cards/", this::aboutCard);
      listener.createContext("/v1/cards/of/", this::eraseCards);
      listener.createContext("/v1/follow-ups", followUps::answerFollowUp);
      listener.createContext("/v1/inquiries", followUps::answerInquiry);
      listener.createContext("/v1/journal", books::answerJournal);
      listener.createContext("/v1/card-companies/", this::aboutCompany);
      listener.start();
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void aboutCompany(HttpExchange exchange) throws IOException {
    if (FakeFaults.isAsked(exchange)) {
      faults.answer(exchange);
    } else {
      books.answerFile(exchange);
    }
  }

  private void aboutCard(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    StoredCard card = cards.get(CardToken.of(path[3]));
    if (card == null) {
      send(exchange, 404, "{}");
    } else if (path.length > 4) {
      send(exchange, 200, JSON.writerFor(AvailableAnswer.class).writeValueAsString(available));
    } else {
      send(exchange, 200, JSON.writeValueAsString(card));
    }
  }

  private void eraseCards(HttpExchange exchange) throws IOException {
    erased.add(SubscriberId.of(exchange.getRequestURI().getPath().split("/", -1)[4]));
    send(exchange, 200, "");
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var request = JSON.readValue(exchange.getRequestBody(), CardAuthorization.class);
    seen.add(request);
    trace = String.valueOf(exchange.getRequestHeaders().getFirst("traceparent"));
    PaymentId id = request.paymentId();
    Money amount = request.amount();
    Mood now = moods.getOrDefault(request.card(), mood);
    boolean charged = company.authorizes(request, !NOT_CHARGED.contains(now));
    switch (now) {
      case APPROVES -> answer(exchange, charged ? approved(id, amount) : declined(id, amount));
      case DECLINES -> answer(exchange, declined(id, amount));
      case SENT_NOTHING -> answer(exchange, new IssuerAnswer.NotSent("the line is down"));
      case ASKED_NOBODY -> answer(exchange, new IssuerAnswer.NotAsked("the card stays closed"));
      case HEARD_NOTHING -> answer(exchange, new IssuerAnswer.NoAnswer("nobody answers"));
      case IS_SILENT -> awaitEndOfSilence();
      case HANGS_UP -> exchange.close();
      case FAILS -> send(exchange, 500, "{\"outcome\":\"APPROVED\"}");
      case TALKS_NONSENSE -> send(exchange, 200, "<html>Approved</html>");
      case NAMES_NO_MEDIA_TYPE -> sendAs("nonsense", exchange);
      case APPROVES_A_FRACTION -> send(exchange, 200, withFraction(approved(id, amount)));
      case STOPS_HALFWAY -> stopHalfway(exchange, approved(id, amount));
      case SAYS_NOTHING -> send(exchange, 200, "");
      case NAMES_ANOTHER_PAYMENT -> answer(exchange, approved(PaymentId.next(), amount));
      case NAMES_ANOTHER_AMOUNT -> answer(exchange, approved(id, amount.plus(amount)));
      case DECLINES_ANOTHER_PAYMENT -> answer(exchange, declined(PaymentId.next(), amount));
    }
  }

  private static IssuerAnswer approved(PaymentId id, Money amount) {
    return new IssuerAnswer.Approved(id, amount, APPROVAL, Money.of(1_000_000, "KRW"));
  }

  private IssuerAnswer declined(PaymentId id, Money amount) {
    return new IssuerAnswer.Declined(id, amount, decline);
  }

  private void awaitEndOfSilence() {
    try {
      silence.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, IssuerAnswer answer) throws IOException {
    send(exchange, 200, JSON.writerFor(IssuerAnswer.class).writeValueAsString(answer));
  }

  private static void stopHalfway(HttpExchange exchange, IssuerAnswer answer) throws IOException {
    byte[] whole = JSON.writerFor(IssuerAnswer.class).writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, whole.length);
    exchange.getResponseBody().write(whole, 0, whole.length / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static String withFraction(IssuerAnswer answer) {
    return JSON.writerFor(IssuerAnswer.class)
        .writeValueAsString(answer)
        .replaceAll("\"amount\":([0-9]+)", "\"amount\":$1.9");
  }

  private static void sendAs(String mediaType, HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", mediaType);
    exchange.sendResponseHeaders(200, 2);
    exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    silence.countDown();
    server.stop(0);
  }
}
