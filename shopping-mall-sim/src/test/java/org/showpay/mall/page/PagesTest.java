package org.showpay.mall.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutView;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.mall.AtTheShop;
import org.showpay.mall.FakeAuthServer.Line;
import org.showpay.mall.Visitor;
import org.showpay.mall.Visitor.Answer;
import org.showpay.testing.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The customer's pages, from the shop window to the order and back from the payment screen. */
class PagesTest extends AtTheShop {

  @Autowired Environment environment;

  private Visitor visitor;

  @BeforeEach
  void aVisitor() {
    visitor = new Visitor(environment);
    visitor.get("/");
  }

  @Test
  void ordersTheCartAndLeadsOnToTheSessionsScreen() {
    put(2);
    Answer placed = visitor.post("/orders", "seen", "40000");
    assertThat(placed.status()).isEqualTo(303);
    CheckoutId session = sessionAt(placed.location());
    assertThat(authServer.session(session).amount().amount()).isEqualTo(40_000);
    assertThat(visitor.get("/cart").body()).contains("Nothing is in it yet");
    assertThat(customers.left(LAMP)).isEqualTo(8);
  }

  @Test
  void twoTabsThatOrderTheSameCartMakeOneOrder() throws Exception {
    put(3);
    Callable<Answer> order = () -> visitor.post("/orders", "seen", "60000");
    List<Answer> answers = AtOnce.call(Collections.nCopies(4, order));
    assertThat(answers).extracting(Answer::status).containsOnly(303);
    assertThat(authServer.openings()).isOne();
    assertThat(customers.left(LAMP)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"1, 20000", "2, 39999"})
  void ordersNothingThatTheCustomerHasNotSeen(int lamps, String seen) {
    put(2);
    customers.change("update cart_line set quantity = ? where sku = ?", lamps, LAMP);
    Answer refused = visitor.post("/orders", "seen", lamps == 1 ? "40000" : seen);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("Nothing was ordered");
    assertThat(customers.left(LAMP)).isEqualTo(10);
    assertThat(visitor.get("/cart").body()).contains("Order and pay");
  }

  @Test
  void saysThatSomebodyWasFaster() {
    put(2);
    placed(9);
    assertThat(visitor.post("/orders", "seen", "40000").body()).contains("Somebody was faster");
    assertThat(customers.left(LAMP)).isEqualTo(1);
  }

  @Test
  void withoutAnAnswerTheOrderStandsAndCanBePaidLater() {
    put(1);
    authServer.is(Line.DEAF);
    Answer placed = visitor.post("/orders", "seen", "20000");
    assertThat(placed.location()).contains("/orders/ord_");
    String page = pathOf(placed.location());
    assertThat(visitor.get(page).body()).contains("does not answer right now", "Pay now");
    authServer.is(Line.HEARS);
    assertThat(visitor.post(page + "/payment").location()).contains("/pay/chk_");
    assertThat(authServer.openings()).isOne();
  }

  @Test
  void theWayBackIsAskedAboutAndWhatTheAddressSaysIsNotBelieved() {
    put(1);
    CheckoutId session = sessionAt(visitor.post("/orders", "seen", "20000").location());
    CheckoutId paid = sessionAt(paidOrderOfSomebodyElse());
    String page = pageOf(session);
    assertThat(visitor.get(page + "?session=" + paid + "&state=PAID").body()).contains("Pay now");
    authServer.pay(session);
    waitForTheNextQuestion();
    assertThat(visitor.get(page + "?session=" + session).body())
        .contains("The goods are on their way")
        .doesNotContain("hx-get", "Pay now");
  }

  @Test
  void saysWhyAPaymentWasRefusedAndThatAnotherMayBeTried() {
    put(1);
    CheckoutId session = sessionAt(visitor.post("/orders", "seen", "20000").location());
    authServer.decline(session, DeclineReason.LIMIT_EXCEEDED);
    assertThat(visitor.get(pageOf(session)).body())
        .contains("Try again to pay", DeclineReason.LIMIT_EXCEEDED.consumerMessage());
    authServer.runOut(session);
    waitForTheNextQuestion();
    assertThat(visitor.get(pageOf(session) + "/state").body())
        .startsWith("<section")
        .contains("Cancelled", DeclineReason.LIMIT_EXCEEDED.consumerMessage(), "not paid in time");
  }

  @Test
  void anOrderOpensForItsOwnBrowserAlone() {
    put(1);
    String page = pageOf(sessionAt(visitor.post("/orders", "seen", "20000").location()));
    Visitor other = new Visitor(environment);
    other.get("/");
    assertThat(other.get(page).status()).isEqualTo(404);
    assertThat(other.get(page + "/state").status()).isEqualTo(404);
    assertThat(other.post(page + "/cancellation").status()).isEqualTo(404);
    assertThat(other.post(page + "/payment").status()).isEqualTo(404);
    assertThat(other.get("/orders").body()).contains("None yet");
    assertThat(visitor.get("/orders").body()).contains(page);
  }

  @Test
  void cancelsByTheButton() {
    put(1);
    String page = pageOf(sessionAt(visitor.post("/orders", "seen", "20000").location()));
    visitor.post(page + "/cancellation");
    assertThat(visitor.get(page).body()).contains("It was called off");
    assertThat(customers.left(LAMP)).isEqualTo(10);
  }

  @Test
  void refusesFormsOfOtherSitesAndPagesUnderOtherNames() {
    put(1);
    assertThat(visitor.postForged("/orders", "seen", "20000").status()).isEqualTo(403);
    assertThat(customers.left(LAMP)).isEqualTo(10);
    for (String page : List.of("/", "/cart", "/office", "/assets/shop.css")) {
      assertThat(visitor.statusUnder("evil.example", page)).as(page).contains(" 403");
      assertThat(visitor.statusUnder("localhost", page)).as(page).doesNotContain(" 403");
    }
  }

  @Test
  void sendsABrowserToThePaymentScreensAndNowhereElse() {
    Answer first = new Visitor(environment).get("/");
    String screens = environment.getRequiredProperty("showpay.shop.screens");
    assertThat(first.policy())
        .contains("form-action 'self' " + screens + ";", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(first.cookies())
        .containsPattern("showpay-shop=[A-Za-z0-9_-]{43}; .*HttpOnly; SameSite=Lax");
    authServer.lies(view -> elsewhere(view, "https://elsewhere.example/pay"));
    put(1);
    assertThat(visitor.post("/orders", "seen", "20000").location()).contains("/orders/ord_");
  }

  @Test
  void showsNoPageForWhatIsNoOrder() {
    assertThat(visitor.get("/orders/nonsense").status()).isEqualTo(400);
    assertThat(visitor.get("/orders/ord_0199c1f2a3b47c5d8e6f708192a3b4c5").status()).isEqualTo(404);
  }

  private void put(int lamps) {
    visitor.post("/cart/items", "sku", LAMP, "quantity", Integer.toString(lamps));
  }

  private String paidOrderOfSomebodyElse() {
    return authServer.session(paid().session()).screen().toString();
  }

  private static CheckoutId sessionAt(String screen) {
    return CheckoutId.of(screen.substring(screen.lastIndexOf('/') + 1));
  }

  @Test
  void speaksKoreanWhereverItSpeaksEnglish() throws Exception {
    Properties english = words("messages.properties");
    Properties korean = words("messages_ko.properties");
    assertThat(korean.stringPropertyNames()).containsAll(english.stringPropertyNames());
    for (DeclineReason reason : DeclineReason.values()) {
      assertThat(korean.stringPropertyNames()).contains("decline." + reason);
    }
  }

  private static Properties words(String file) throws Exception {
    return PropertiesLoaderUtils.loadProperties(new ClassPathResource(file));
  }

  private String pageOf(CheckoutId session) {
    return authServer.session(session).returnUrl().getPath();
  }

  private static String pathOf(String location) {
    return location.substring(location.indexOf("/orders/"));
  }

  /** A page asks once a second at most. */
  private void waitForTheNextQuestion() {
    customers.change("update shop_order set asked_at = asked_at - interval '1 minute'");
  }

  /** The same session with a screen at another place. */
  private static CheckoutView elsewhere(CheckoutView view, String screen) {
    return new CheckoutView(
        view.session(),
        view.orderId(),
        view.state(),
        view.version(),
        view.amount(),
        view.lines(),
        URI.create(screen),
        view.returnUrl(),
        view.cancelUrl(),
        view.expiresAt(),
        view.payment(),
        view.updatedAt());
  }
}
