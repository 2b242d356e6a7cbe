package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.journal.JournalApi.Message;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.PaymentsApi;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments at the console: found, told from beginning to end, and given back. */
@AuthServerTest
class ConsolePaymentsTest {

  private static final Pattern PAYMENT = Pattern.compile("id=\"(pay_[0-9a-f]{32})\"");
  private static final CompanyId HANBIT = new CompanyId("hanbit");

  @Autowired Town town;
  @Autowired Trade trade;
  @Autowired FakeAdapter adapter;
  @Autowired FakeBooks books;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Consumer consumer;
  private Cashier cashier;
  private Desk operator;

  @BeforeEach
  void anOperatorAndAShop() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    consumer = town.consumer();
    cashier = town.cashier();
    operator = Desk.of(environment, Role.ACT);
  }

  @Test
  void findsAPaymentByWhateverNamesIt() {
    PaymentView paid = cashier.charge(consumer.code(), won(4_321));
    MerchantId merchant = cashier.merchant().merchant();
    for (String query :
        List.of(
            "q=" + paid.paymentId(),
            "q=" + paid.orderId(),
            "q=" + merchant,
            "q=" + terminalOf(paid.paymentId()),
            "q=corner sho",
            "q=A1B2C3",
            "q=" + merchant + "&state=APPROVED&amount=4321&reason=&from=2020-01-01&to=")) {
      assertThat(found(query)).describedAs(query).contains(paid.paymentId().toString());
    }
    for (String query :
        List.of(
            "q=" + PaymentId.next(),
            "q=pay_x",
            "q=nobody",
            "q=" + merchant + "&state=DECLINED",
            "q=" + merchant + "&amount=4320",
            "q=" + merchant + "&to=2020-01-01",
            "q=" + merchant + "&reason=CARD_EXPIRED")) {
      assertThat(found(query)).describedAs(query).doesNotContain(paid.paymentId().toString());
    }
    for (String broken : List.of("state=PAID", "amount=much", "from=today", "after=x")) {
      assertThat(operator.looksAt("/payments?" + broken).status()).isIn(400, 422);
    }
  }

  @Test
  void findsNothingByACodeOrACardNumberAndKeepsNeitherInTheAddress() {
    String code = consumer.code().reveal();
    for (String secret :
        List.of(
            code, code.replaceAll("(.{4})", "$1 "), "9200111234567893", "9200-1112-3456-7893")) {
      assertThat(operator.looksAt("/payments?q=" + secret).location())
          .describedAs(secret)
          .isEqualTo("/console/payments?refused=SECRET");
    }
    assertThat(operator.looksAt("/payments?refused=SECRET").body()).contains("was not kept");
  }

  @Test
  void endsASearchThatKeepsAConnectionFromPayments() {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("lock table terminal in access exclusive mode").update();
      Desk.Answer slow = operator.looksAt("/payments?q=Maru");
      assertThat(slow.status()).isEqualTo(503);
      assertThat(slow.body()).contains("SEARCH_TOO_SLOW", "Ask for less");
    });
    assertThat(operator.looksAt("/payments?q=Maru").status()).isEqualTo(200);
  }

  @Test
  void turnsPagesWithoutLosingOrRepeatingAPayment() {
    MerchantId merchant = trade.merchant();
    for (int i = 0; i < 27; i++) {
      trade.deal(merchant, HANBIT);
    }
    String first = operator.looksAt("/payments?q=" + merchant).body();
    Matcher next = Pattern.compile("rel=\"next\" href=\"/console([^\"]+)\"").matcher(first);
    assertThat(next.find()).isTrue();
    String second = operator.looksAt(next.group(1).replace("&amp;", "&")).body();
    Set<String> all = new HashSet<>(ids(first));
    assertThat(all).hasSize(25);
    all.addAll(ids(second));
    assertThat(all).hasSize(27);
    assertThat(second).doesNotContain("rel=\"next\"");
  }

  @Test
  void tellsOnePaymentsWholeLifeWithEveryMessage() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    cashier.payments().refund(paid, new PaymentsApi.Refund(OperationId.next(), won(200), "torn"));
    cashier.payments().acknowledge(paid, new PaymentsApi.Acknowledgement(PaymentState.APPROVED));
    Instant at = Instant.parse("2026-08-04T03:00:00Z");
    books.messages(
        paid,
        new Message(
            MessageKind.AUTHORIZATION,
            HANBIT,
            1,
            won(4_200),
            at,
            at.plusMillis(120),
            "APPROVED",
            "A1B2C3",
            null),
        new Message(MessageKind.REFUND, HANBIT, 2, won(200), at, null, null, null, null));
    String page = operator.looksAt("/payments/" + paid).body();
    assertThat(page)
        .contains("AUTHENTICATION_REQUIRED", "REQUESTED", "hanbit → APPROVED A1B2C3", "120 ms")
        .contains("hanbit, 2 → CUT_OFF", "HOLD_AT_COMPANY", "COMPANY_RECEIVABLE")
        .contains("REFUND_ASKED", "REFUND_DONE", "torn", ">Till<", "₩4,200")
        .doesNotContainPattern("(?<![0-9a-f])[0-9]{13,20}(?![0-9a-f])");
    assertThat(operator.looksAt("/payments/" + PaymentId.next()).status()).isEqualTo(404);
    assertThat(operator.looksAt("/payments/nonsense").status()).isEqualTo(400);
  }

  @Test
  void saysThatAPartIsMissingWhenTheJournalCannotBeRead() {
    PaymentId paid = cashier.charge(consumer.code(), won(4_200)).paymentId();
    books.breaks(true);
    try {
      assertThat(operator.looksAt("/payments/" + paid).body())
          .contains("does not hand out its journal", "APPROVED");
    } finally {
      books.breaks(false);
    }
  }

  @Test
  void givesBackOnceHoweverOftenTheFormIsSent() {
    PaymentId paid = cashier.charge(consumer.code(), won(5_000)).paymentId();
    String page = "/payments/" + paid;
    Map<String, String> form =
        Map.of(
            "refund", operator.looksAt(page).field("refund"), "amount", "1000", "reason", "torn");
    for (int i = 0; i < 2; i++) {
      assertThat(operator.send(page + "/refunds", form).location()).endsWith("done=REFUND_DONE");
    }
    assertThat(refunded(paid)).isEqualTo(1_000);
    operator.send(
        page + "/refunds",
        Map.of("refund", OperationId.next().toString(), "amount", "1000", "reason", "another"));
    assertThat(refunded(paid)).as("another form's refund is another one").isEqualTo(2_000);
    assertThat(Desk.deedsOn(jdbc, paid)).startsWith("REFUND ASKED", "REFUND DONE").hasSize(6);
  }

  @Test
  void saysWhyARefundCannotBeAndWritesTheTryDown() {
    PaymentId paid = cashier.charge(consumer.code(), won(5_000)).paymentId();
    operator.looksAt("/deeds");
    Desk.Answer tooMuch = operator.send("/payments/" + paid + "/refunds", refund("5001"));
    assertThat(tooMuch.status()).isEqualTo(422);
    assertThat(tooMuch.body()).contains("more than was captured");
    assertThat(operator.send("/payments/" + paid + "/refunds", refund("all")).status())
        .isEqualTo(400);
    assertThat(operator.send("/payments/" + paid + "/refunds", Map.of()).status()).isEqualTo(400);
    assertThat(operator.send("/payments/" + PaymentId.next() + "/refunds", refund("1")).status())
        .isEqualTo(404);
    assertThat(operator.send("/payments/" + paid + "/void", Map.of()).status())
        .as("what is captured is given back, not given up")
        .isEqualTo(422);
    assertThat(refunded(paid)).isZero();
    assertThat(Desk.deedsOn(jdbc, paid))
        .containsExactly("REFUND ASKED", "REFUND REFUSED", "VOID ASKED", "VOID REFUSED");
  }

  @Test
  void aRefundThatNobodyAnswersIsSaidToBeOpen() {
    PaymentId paid = cashier.charge(consumer.code(), won(5_000)).paymentId();
    adapter.followUps().becomes(FakeFollowUps.Mood.HEARS_NOTHING);
    operator.looksAt("/deeds");
    Desk.Answer sent = operator.send("/payments/" + paid + "/refunds", refund("5000"));
    assertThat(sent.location()).endsWith("done=REFUND_REQUESTED");
    assertThat(operator.looksAt(sent.location().substring("/console".length())).body())
        .contains("has not answered yet");
    assertThat(Desk.deedsOn(jdbc, paid)).as("nobody knows yet").containsExactly("REFUND ASKED");
  }

  @Test
  void whatTheCardCompanyRefusesIsNotWrittenDownAsDone() {
    PaymentId paid = cashier.charge(consumer.code(), won(5_000)).paymentId();
    adapter.followUps().becomes(FakeFollowUps.Mood.REFUSES);
    operator.looksAt("/deeds");
    assertThat(operator.send("/payments/" + paid + "/refunds", refund("5000")).location())
        .endsWith("done=REFUND_REFUSED");
    assertThat(Desk.deedsOn(jdbc, paid)).containsExactly("REFUND ASKED", "REFUND REFUSED");
    assertThat(
            jdbc.sql("select why from console_deed where subject = ? and result = 'REFUSED'")
                .param(paid.toString())
                .query(String.class)
                .single())
        .isEqualTo("REFUSED");
  }

  @Test
  void aStreamSaysThatAPaymentHasMovedAndCarriesNothingElse() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient();
        Stream<String> lines =
            http.send(
                    HttpRequest.newBuilder(URI.create(operator.address("/payments/live")))
                        .header("Cookie", operator.cookies())
                        .build(),
                    HttpResponse.BodyHandlers.ofLines())
                .body()) {
      Iterator<String> news = lines.filter(line -> line.startsWith("data: ")).iterator();
      String before = news.next();
      cashier.charge(consumer.code(), won(1_000));
      assertThat(news.next()).isNotEqualTo(before).matches("data: [0-9]+-[0-9]+");
    }
    String rows = operator.looksAt("/payments/rows").body();
    assertThat(rows).startsWith("<div id=\"rows\"").contains("₩1,000");
  }

  private static Map<String, String> refund(String amount) {
    return Map.of("refund", OperationId.next().toString(), "amount", amount, "reason", "torn");
  }

  private Set<String> found(String query) {
    return ids(operator.looksAt("/payments?" + query).body());
  }

  private static Set<String> ids(String page) {
    Set<String> ids = new HashSet<>();
    Matcher matcher = PAYMENT.matcher(page);
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    return ids;
  }

  private TerminalId terminalOf(PaymentId payment) {
    return new TerminalId(
        jdbc.sql("select terminal_id from payment where id = ?")
            .param(payment.uuid())
            .query(UUID.class)
            .single());
  }

  private long refunded(PaymentId payment) {
    return cashier.payments().find(payment).refunded().amount();
  }
}
