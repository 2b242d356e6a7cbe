package org.showpay.auth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.showpay.auth.Town.Cashier;
import org.showpay.auth.Town.Consumer;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.console.OperatorsApi.AddOperator;
import org.showpay.contracts.console.OperatorsApi.NewOperator;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.fault.MessageKind;
import org.showpay.contracts.journal.JournalApi.Message;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.testing.Chromium;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An operator at the console, in a real browser; each page is usable by all. */
@AuthServerTest
@Timeout(120)
class ConsoleBrowserTest {

  private static @Nullable Chromium chromium;

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired FakeBooks books;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private final List<String> complaints = new ArrayList<>();
  private Consumer consumer;
  private Cashier cashier;
  private NewOperator jisoo;
  private BrowserContext person;
  private Page page;

  @BeforeAll
  static void open() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void anOperatorOnABusyDay() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    adapter.followUps().becomes(FakeFollowUps.Mood.DOES);
    consumer = town.consumer();
    cashier = shop("Maru Bakery");
    jisoo = Desk.office(environment).add(new AddOperator("Jisoo Han", Role.ACT));
    sitDown("en-GB", ColorScheme.LIGHT);
  }

  /** What a page did against its own policy stands in the browser's console. */
  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    person.close();
    Desk.office(environment).remove(jisoo.operator());
    assertThat(complaints).isEmpty();
  }

  @Test
  void seesPaymentsAsTheyHappenFollowsOneAndGivesItBack() {
    busyDay();
    signIn();
    assertThat(page.locator("#live")).isVisible();
    PaymentView paid = sells(cashier, "MB-2041", 18_500);
    books.messages(paid.paymentId(), messages());
    assertThat(page.locator("#" + paid.paymentId())).isVisible();
    usableByAll("console-payments");
    page.locator("#pause").click();
    PaymentId unseen = cashier.charge(consumer.code(), won(900)).paymentId();
    page.locator("#q").fill("MB-2041");
    page.keyboard().press("Enter");
    assertThat(page.locator("#rows tbody tr")).containsText(new String[] {"MB-2041"});
    assertThat(page.locator("#" + unseen)).hasCount(0);
    page.locator("#" + paid.paymentId()).click();
    page.getByLabel("Why (the merchant sees it)").fill("The cake was for tomorrow");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Give back")).click();
    assertThat(page.locator(".done")).hasText("It was given back.");
    assertThat(page.locator(".life")).containsText(Pattern.compile("REFUND_DONE"));
    Chromium.saveWhole(page, "console-payment");
    assertThat(Chromium.barriersOn(page)).isEmpty();
    for (String there : pages()) {
      page.navigate(address("/console/" + there));
      usableByAll("console-" + there);
    }
  }

  @Test
  void drawsChartsInTheDarkAndSpeaksKorean() {
    busyDay();
    person.close();
    sitDown("ko-KR", ColorScheme.DARK);
    signIn();
    assertThat(page.locator("h1")).hasText("결제");
    Chromium.save(page, "console-payments-korean");
    page.navigate(address("/console/charts?lang=en"));
    assertThat(page.locator("#charts[data-drawn]")).hasCount(1);
    Chromium.saveWhole(page, "console-charts");
    assertThat(Chromium.barriersOn(page)).isEmpty();
    page.getByText("As a table").first().click();
    assertThat(page.locator("details[open] tbody tr")).hasCount(24);
  }

  @Test
  void replacesATerminalsKeyAndStopsAMerchantWithTheKeyboardAlone() {
    signIn();
    page.navigate(address("/console/sign-in"));
    usableByAll("console-sign-in");
    page.navigate(address("/console/merchants/" + cashier.merchant().merchant()));
    usableByAll("console-merchant");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New key: till"))
        .press("Enter");
    assertThat(page.locator(".key")).containsText("spk_");
    page.reload();
    assertThat(page.locator(".key")).hasCount(0);
    page.navigate(address("/console/merchants/" + cashier.merchant().merchant()));
    page.getByLabel("Why").fill("Suspected fraud");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).containsText("FROZEN");
    page.navigate(address("/console/wallets?q=" + consumer.login()));
    assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Cards")))
        .containsText("Everyday");
  }

  private void sitDown(String language, ColorScheme likes) {
    person = Objects.requireNonNull(chromium).person(language, likes);
    page = person.newPage();
    person.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    person.onWebError(error -> complaints.add(error.error()));
  }

  private void signIn() {
    page.navigate(address("/console"));
    assertThat(page.locator("#name")).isFocused();
    Chromium.save(page, "console-sign-in");
    page.keyboard().type(jisoo.name());
    page.keyboard().press("Tab");
    assertThat(page.locator("#key")).isFocused();
    page.keyboard().type(jisoo.key().reveal());
    page.keyboard().press("Enter");
    assertThat(page.locator("#rows")).isVisible();
  }

  /** Tables are alike: all are looked at where pictures are wanted, and one else. */
  private static List<String> pages() {
    return System.getProperty("showpay.screens", "").isEmpty()
        ? List.of("faults")
        : List.of(
            "unknowns", "webhooks", "settlements", "exceptions", "faults", "deeds", "wallets");
  }

  private String address(String path) {
    return "http://localhost:" + environment.getRequiredProperty("local.server.port") + path;
  }

  private void usableByAll(String what) {
    Chromium.save(page, what);
    assertThat(Chromium.barriersOn(page)).as(what).isEmpty();
  }

  private Cashier shop(String name) {
    return town.cashierOf(town.merchant(name));
  }

  private PaymentView sells(Cashier at, String order, long amount) {
    return at.payments()
        .authorize(
            new AuthorizationRequest(
                PaymentId.next(),
                new OrderId(order),
                consumer.code(),
                won(amount),
                Town.PAYMENT_PASSWORD));
  }

  private static Message[] messages() {
    Instant at = Instant.now();
    return new Message[] {
      new Message(
          MessageKind.AUTHORIZATION,
          new CompanyId("hanbit"),
          1,
          won(18_500),
          at.minusMillis(61),
          at,
          "APPROVED",
          "A1B2C3",
          null)
    };
  }

  /** Payments of each kind, spread over the day. */
  private void busyDay() {
    Cashier books = shop("Han River Books");
    Cashier pharmacy = shop("Seoul Station Pharmacy");
    List<Cashier> shops = List.of(cashier, books, pharmacy);
    for (int i = 0; i < 14; i++) {
      Cashier at = shops.get(i % 3);
      adapter.becomes(i % 5 == 3 ? FakeAdapter.Mood.DECLINES : FakeAdapter.Mood.APPROVES);
      adapter.declinesWith(i > 9 ? DeclineReason.REFUSED_BY_ISSUER : DeclineReason.LIMIT_EXCEEDED);
      PaymentId paid = sells(at, "A-" + (1020 + 7 * i), 2_300 + 1_700L * i).paymentId();
      earlier(paid, 1 + i * i / 9);
    }
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    sells(pharmacy, "SP-0117", 42_000);
    adapter.becomes(FakeAdapter.Mood.APPROVES);
  }

  private void earlier(PaymentId payment, int hours) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = replica").update();
      jdbc.sql(
              """
              update payment set requested_at = requested_at - make_interval(hours => ?),
                                 asked_at = asked_at - make_interval(hours => ?)
               where id = ?
              """)
          .params(hours, hours, payment.uuid())
          .update();
      jdbc.sql(
              """
              update payment_move
                 set moved_at = moved_at - make_interval(hours => ?)
                   + case when to_state in ('APPROVED', 'DECLINED')
                          then make_interval(secs => ? / 10.0) else interval '0' end
               where payment_id = ?
              """)
          .params(hours, 1 + hours % 7, payment.uuid())
          .update();
    });
  }
}
