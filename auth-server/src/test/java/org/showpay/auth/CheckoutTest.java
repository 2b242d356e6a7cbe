package org.showpay.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.won;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.auth.Town.Cashier;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutLine;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.checkout.CheckoutsApi;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.webhook.WebhooksApi;
import org.showpay.testing.AtOnce;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What an internet shop may ask for, and what it is answered. */
@AuthServerTest
class CheckoutTest {

  @Autowired Town town;
  @Autowired FakeAdapter adapter;
  @Autowired Environment environment;

  private Shopkeeper shop;

  @BeforeEach
  void aShop() {
    adapter.becomes(FakeAdapter.Mood.APPROVES);
    shop = town.shopkeeper();
  }

  @Test
  void refusesLinesThatDoNotAddUp() {
    OpenCheckout good = shop.purchase(5_000);
    Money price = won(5_000);
    refuses(with(good, won(4_999), good.lines(), good.returnUrl(), null));
    refuses(with(good, won(0), List.of(), good.returnUrl(), null));
    refuses(with(good, price, List.of(), good.returnUrl(), null));
    refuses(with(good, price, List.of(line(1, Money.of(5_000, "USD"))), good.returnUrl(), null));
    refuses(with(good, price, List.of(line(0, price)), good.returnUrl(), null));
    List<CheckoutLine> below = List.of(line(1, won(6_000)), line(1, won(-1_000)));
    refuses(with(good, price, below, good.returnUrl(), null));
    List<CheckoutLine> beyond = List.of(line(2, won(Long.MAX_VALUE)), line(4, won(1)));
    refuses(with(good, won(2), beyond, good.returnUrl(), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://shop.example/",
        "javascript:alert(1)",
        "/orders",
        "https:orders",
        "https://a@shop.example/",
        "https://shop.example/#a",
        "https://shop.example/paid?items[]=1"
      })
  void refusesAnAddressToWhichNobodyCanGoBack(String address) {
    OpenCheckout good = shop.purchase(5_000);
    refuses(with(good, good.amount(), good.lines(), URI.create(address), null));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 59, 3_601})
  void refusesTooLittleTimeAndTooMuch(int seconds) {
    OpenCheckout good = shop.purchase(5_000);
    refuses(with(good, good.amount(), good.lines(), good.returnUrl(), seconds));
  }

  @Test
  void refusesALineThatIsNothingAndANameThatReadsAsAnother() {
    OpenCheckout good = shop.purchase(5_000);
    refuses(with(good, good.amount(), Collections.singletonList(null), good.returnUrl(), null));
    for (String name : List.of("", " ", "a\nb", "Tea \u202efdp.exe", "\u200b")) {
      List<CheckoutLine> lines = List.of(new CheckoutLine(name, 1, won(5_000)));
      refuses(with(good, won(5_000), lines, good.returnUrl(), null));
    }
  }

  private void refuses(OpenCheckout wanted) {
    assertThat(Problems.of(() -> shop.checkouts().open(wanted)))
        .describedAs(wanted.toString())
        .satisfies(problem -> {
          assertThat(problem.status()).isEqualTo(422);
          assertThat(problem.code()).isEqualTo("CHECKOUT_REFUSED");
        });
  }

  @Test
  void theSameRequestIsOneSessionAndAnotherContentIsRefusedByName() {
    OpenCheckout wanted = shop.purchase(5_000);
    CheckoutView first = shop.checkouts().open(wanted);
    assertThat(shop.checkouts().open(wanted)).isEqualTo(first);
    assertThat(first.state()).isEqualTo(CheckoutState.OPEN);
    assertThat(first.payment()).isNull();
    assertThat(Duration.between(first.updatedAt(), first.expiresAt()))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(detail(with(wanted, won(5_000), wanted.lines(), Shopkeeper.AWAY, null)))
        .contains("'returnUrl'");
    assertThat(detail(with(wanted, won(5_000), wanted.lines(), wanted.returnUrl(), 700)))
        .contains("'secondsToPay'");
    Shopkeeper stranger = town.shopkeeper();
    assertThat(Problems.of(() -> stranger.checkouts().open(wanted)).detail())
        .contains("'session'")
        .doesNotContain(wanted.orderId().text());
  }

  @Test
  void openedTwentyTimesAtOnceIsOneSession() throws Exception {
    OpenCheckout wanted = shop.purchase(5_000);
    Callable<CheckoutView> open = () -> shop.checkouts().open(wanted);
    assertThat(AtOnce.call(Collections.nCopies(20, open)))
        .containsOnly(shop.checkouts().open(wanted));
  }

  @Test
  void anOrderHasOneSessionThatCanBePaidAndNoneOnceItIsPaid() {
    OpenCheckout wanted = shop.purchase(5_000);
    CheckoutView first = shop.checkouts().open(wanted);
    OpenCheckout again = withId(wanted);
    assertThat(Problems.of(() -> shop.checkouts().open(again)).code())
        .isEqualTo("ORDER_IN_CHECKOUT");
    assertThat(shop.checkouts().expire(first.session()).state()).isEqualTo(CheckoutState.EXPIRED);
    CheckoutView second = shop.checkouts().open(again);
    new Pc(environment, second).pays(town.consumer().onlineCode());
    assertThat(shop.sees(second).state()).isEqualTo(CheckoutState.PAID);
    assertThat(Problems.of(() -> shop.checkouts().open(withId(wanted))).status()).isEqualTo(409);
  }

  @Test
  void anOrderThatATillOfTheMerchantHasSoldHasNoSession() {
    Cashier till = town.cashierOf(shop.merchant());
    AuthorizationRequest sold = till.request(town.consumer().code(), won(5_000));
    till.payments().authorize(sold);
    OpenCheckout usual = shop.purchase(5_000);
    OpenCheckout wanted =
        new OpenCheckout(
            usual.session(),
            sold.orderId(),
            usual.amount(),
            usual.lines(),
            usual.returnUrl(),
            usual.cancelUrl(),
            null);
    assertThat(Problems.of(() -> shop.checkouts().open(wanted)).code())
        .isEqualTo("ORDER_IN_CHECKOUT");
  }

  @Test
  void isForOnlineTerminalsAndTheseChargeNobodyBySending() {
    Cashier till = town.cashierOf(shop.merchant());
    CheckoutView session = shop.opens(5_000);
    Shopkeeper byTill = new Shopkeeper(environment, shop.merchant(), till.apiKey());
    assertThat(Problems.of(() -> byTill.opens(5_000)).status()).isEqualTo(403);
    assertThat(Problems.of(() -> byTill.sees(session)).status()).isEqualTo(403);
    AuthorizationRequest sale = till.request(town.consumer().onlineCode(), won(5_000));
    assertThat(Problems.of(() -> shop.payments().authorize(sale)).status()).isEqualTo(403);
  }

  @Test
  void isShownToItsOwnMerchantOnly() {
    CheckoutView session = shop.opens(5_000);
    Shopkeeper stranger = town.shopkeeper();
    assertThat(Problems.of(() -> stranger.sees(session)).status()).isEqualTo(404);
    assertThat(Problems.of(() -> stranger.checkouts().expire(session.session())).status())
        .isEqualTo(404);
    assertThat(stranger.checkouts().list(null, null, null, null).sessions()).isEmpty();
    assertThat(Problems.of(() -> shop.checkouts().find(CheckoutId.next())).status()).isEqualTo(404);
  }

  @Test
  void listsNewestFirstPageByPageAndByStateAndOrder() {
    List<CheckoutView> opened =
        new ArrayList<>(IntStream.range(0, 5).mapToObj(n -> shop.opens(5_000 + n)).toList());
    CheckoutView ended = shop.checkouts().expire(opened.removeFirst().session());
    assertThat(page(CheckoutState.EXPIRED, null, null).sessions()).containsExactly(ended);
    List<CheckoutView> seen = new ArrayList<>();
    String next = null;
    do {
      CheckoutsApi.Page page = page(null, next, 2);
      seen.addAll(page.sessions());
      next = page.next();
    } while (next != null);
    Collections.reverse(opened);
    opened.addLast(ended);
    assertThat(seen).isEqualTo(opened);
    OrderId order = opened.getFirst().orderId();
    assertThat(shop.checkouts().list(order, null, null, null).sessions()).hasSize(1);
    assertThat(Problems.of(() -> page(null, "1-2", null)).code()).isEqualTo("CURSOR_REFUSED");
    String never = "1y2p0ij32e8e7-0199c1f2-a3b4-7c5d-8e6f-708192a3b4c5";
    assertThat(Problems.of(() -> page(null, never, null)).code()).isEqualTo("CURSOR_REFUSED");
    assertThat(Problems.of(() -> page(null, null, 101)).code()).isEqualTo("LIMIT_REFUSED");
  }

  @Test
  void itsScreenHasAnAddressThatIsNotItsIdAndStandsInNoTable() {
    TestClient.of(WebhooksApi.class, environment, TestKeys.OPERATOR.reveal())
        .add(shop.merchant().merchant(), new WebhooksApi.NewEndpoint("http://127.0.0.1:9999/hook"));
    CheckoutView session = shop.opens(5_000);
    new Pc(environment, session).pays(town.consumer().onlineCode());
    String secret = session.screen().getPath().substring("/pay/".length());
    assertThat(secret).hasSize(43).doesNotContain(session.session().uuid().toString());
    assertThat(tablesWith(session.session().toString())).contains("webhook_message");
    assertThat(tablesWith(secret)).isEmpty();
  }

  /** All tables that have this in any row. */
  private List<String> tablesWith(String text) {
    return town
        .jdbc()
        .sql("select tablename from pg_tables where schemaname = current_schema()")
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .filter(table ->
            town.jdbc()
                .sql("select exists (select from " + table + " t where strpos(t::text, ?) > 0)")
                .param(text)
                .query(Boolean.class)
                .single())
        .toList();
  }

  private CheckoutsApi.Page page(
      @Nullable CheckoutState state, @Nullable String after, @Nullable Integer limit) {
    return shop.checkouts().list(null, state, after, limit);
  }

  private String detail(OpenCheckout other) {
    return Problems.of(() -> shop.checkouts().open(other)).detail();
  }

  private static CheckoutLine line(int quantity, Money price) {
    return new CheckoutLine("Tea", quantity, price);
  }

  private static OpenCheckout withId(OpenCheckout wanted) {
    return new OpenCheckout(
        CheckoutId.next(),
        wanted.orderId(),
        wanted.amount(),
        wanted.lines(),
        wanted.returnUrl(),
        wanted.cancelUrl(),
        null);
  }

  private static OpenCheckout with(
      OpenCheckout wanted,
      Money amount,
      List<CheckoutLine> lines,
      URI returnUrl,
      @Nullable Integer seconds) {
    return new OpenCheckout(
        wanted.session(), wanted.orderId(), amount, lines, returnUrl, wanted.cancelUrl(), seconds);
  }
}
