package org.showpay.cat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.barcode.Reading.Unreadable;
import org.showpay.cat.sale.SaleState;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.testing.AtOnce;
import org.showpay.testing.Logs;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The till's pages over real HTTP, without a browser: who gets in, and what hostile hands do. */
class PagesTest extends AtThePages {

  private Visitor customer;

  @BeforeEach
  void aCustomer() {
    customer = new Visitor(environment);
  }

  @Test
  void signsATerminalInByItsKeyWhichIsOnNoPage() {
    Visitor.Answer in = signIn();
    assertThat(in.status()).isEqualTo(302);
    assertThat(in.header("Set-Cookie")).contains("Path=/cashier", "HttpOnly", "SameSite=Strict");
    assertThat(cashier.get("/cashier").body()).contains("Cafe Sogong");
    assertThat(cashier.everything()).doesNotContain(key.reveal());
  }

  @Test
  void aWrongKeyIsRefusedInTheSameWordsAsNoKeyAndIsNotShownAgain() {
    cashier.get("/sign-in");
    String wrong = ApiKeyHash.draw(new SecureRandom()).reveal();
    String words = cashier.post("/sign-in", "key", wrong).textOf("trouble");
    assertThat(words).contains("No till is installed here with this key");
    Visitor.Answer none = cashier.post("/sign-in", "key", "<b>guess</b>");
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.textOf("trouble")).isEqualTo(words);
    assertThat(cashier.everything()).doesNotContain(wrong, "<b>guess");
    assertThat(cashier.get("/cashier").status()).isEqualTo(303);
    signIn();
  }

  @Test
  void whatFollowsTheSignInNeedsItAndEndsWithIt() {
    for (String page : List.of("/cashier", "/cashier/receipts", "/cashier/day", "/customer")) {
      assertThat(cashier.get(page).header("Location")).as(page).isEqualTo("/sign-in");
    }
    signIn();
    cashier.get("/cashier");
    cashier.post("/cashier/display");
    Visitor stolen = new Visitor(environment);
    stolen.steal(cashier);
    cashier.post("/cashier/sign-out");
    assertThat(stolen.get("/cashier").status()).isEqualTo(303);
    assertThat(stolen.get("/customer").status()).isEqualTo(303);
  }

  @Test
  void theDisplaysSessionOpensNothingOfTheCashiers() {
    signIn();
    cashier.get("/cashier");
    String cookie = cashier.post("/cashier/display").header("Set-Cookie");
    assertThat(cookie).contains("showpay-display=", "Path=/customer", "HttpOnly");
    String token = cookie.replaceAll("(?s).*showpay-display=([^;]+);.*", "$1");
    customer.setCookie("showpay-display", token);
    assertThat(customer.get("/customer").status()).isEqualTo(200);
    customer.setCookie("showpay-till", token);
    assertThat(customer.get("/cashier").status()).isEqualTo(303);
  }

  @Test
  void aFormFromElsewhereSellsNothingAndAnotherHostNameSeesNothing() {
    signIn();
    cashier.get("/cashier");
    assertThat(cashier.postForged("/cashier/entries", "entry", "9000").status()).isEqualTo(403);
    assertThat(cashier.get("/cashier").body()).doesNotContain("9,000");
    assertThat(cashier.statusUnder("evil.example", "/sign-in")).contains("403");
    assertThat(cashier.get("/sign-in").header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }

  @Test
  void servesTheScriptsThatThePagesName() {
    List<String> scripts =
        Stream.of(cashier.get("/sign-in").body().split("<script", -1))
            .skip(1)
            .map(part -> part.replaceAll("(?s).*?src=\"([^\"]+)\".*", "$1"))
            .toList();
    assertThat(scripts).hasSize(3);
    assertThat(scripts).allSatisfy(path -> assertThat(cashier.get(path).status()).isEqualTo(200));
  }

  @Test
  void aCodeThatIsSentManyTimesAtOnceIsOnePayment() throws Exception {
    signIn();
    acting.holdPayments();
    String order = charge(9_000);
    Callable<Visitor.Answer> send =
        () -> cashier.post("/cashier/code", "order", order, "code", code.reveal());
    AtOnce.call(Collections.nCopies(8, send));
    acting.letPaymentsGo();
    assertThat(ended().body()).contains("Approved");
    cashier.post("/cashier/code", "order", order, "code", freshCode().reveal());
    cashier.post("/cashier/next");
    cashier.post("/cashier/code", "order", order, "code", freshCode().reveal());
    assertThat(acting.payments()).isOne();
    assertThat(sales()).isOne();
  }

  @Test
  void hostilePicturesAreRefusedInWordsAndSellNothing() {
    signIn();
    String order = charge(9_000);
    byte[] phone = phoneShowing(code, Carrier.QR).file();
    byte[] half = Arrays.copyOf(phone, phone.length / 2);
    byte[] bomb = phone.clone();
    bomb[16] = 0x7f; // the width, in a PNG's header
    for (byte[] file :
        List.of(new byte[0], "<svg/>".getBytes(StandardCharsets.UTF_8), half, bomb)) {
      Visitor.Answer answer = cashier.postPicture(order, file);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).containsPattern("Take the picture again|too large");
    }
    assertThat(cashier.postPicture(order, new byte[(8 << 20) + 1]).body()).contains("TOO_LARGE");
    assertThat(acting.payments()).isZero();
    assertThat(cashier.postPicture(order, phone).body()).contains("READ");
    assertThat(ended().body()).contains("Approved");
  }

  @Test
  void whatTheCustomerEntersIsInNothingThatTheCashierGetsNorInALogOrTable() {
    String logged;
    try (Logs logs = Logs.open()) {
      payWithAPassword();
      logged = logs.text();
    }
    assertThat(logged).contains("/customer/authentication");
    String tables =
        database.sql("select t::text from sale t").query(String.class).list().stream()
            .collect(Collectors.joining());
    for (String secret : List.of(PASSWORD.reveal(), "wrong-canary", key.reveal(), code.reveal())) {
      assertThat(cashier.everything().contains(secret)).as("a response").isFalse();
      assertThat(customer.everything().contains(secret)).as("the display").isFalse();
      assertThat(logged.contains(secret)).as("a log").isFalse();
      assertThat(tables.contains(secret)).as("a table").isFalse();
    }
  }

  private void payWithAPassword() {
    signIn();
    cashier.get("/cashier");
    cashier.post("/cashier/display");
    customer.steal(cashier);
    String order = charge(80_000);
    cashier.post("/cashier/code", "order", order, "code", code.reveal());
    Visitor.Answer asks =
        customer.until("/customer", page -> page.body().contains("Your payment password"));
    assertThat(cashier.get("/cashier").body())
        .contains("Waiting for the customer", "Call the payment off")
        .doesNotContain("name=\"password\"");
    String payment = asks.valueOf("payment");
    customer.post("/customer/authentication", "payment", payment, "password", "wrong-canary");
    assertThat(customer.get("/customer").textOf("trouble")).contains("not your payment password");
    assertThat(cashier.get("/cashier").body()).contains("That was wrong");
    customer.post("/customer/authentication", "payment", payment, "password", PASSWORD.reveal());
    assertThat(ended().body()).contains("Approved", "A1B2C3");
    assertThat(customer.get("/customer").body()).contains("Paid. Thank you!");
  }

  @Test
  void theCashierCallsOffWhatWaitsForTheCustomer() {
    signIn();
    String order = charge(80_000);
    cashier.post("/cashier/code", "order", order, "code", code.reveal());
    Visitor.Answer waits =
        cashier.until("/cashier", page -> page.body().contains("Call the payment off"));
    cashier.post("/cashier/cancellation", "payment", waits.valueOf("payment"));
    assertThat(ended().body()).contains("Called off", "Nothing is charged.");
    assertThat(salesInState("CANCELLED")).isOne();
  }

  @Test
  void anApprovalOnThePhoneEndsTheWaitOnBothSides() {
    signIn();
    cashier.post("/cashier/display");
    String order = charge(80_000);
    cashier.post("/cashier/code", "order", order, "code", code.reveal());
    cashier.until("/cashier", page -> page.body().contains("Call the payment off"));
    acting.approveOnThePhone();
    assertThat(ended().body()).contains("Approved");
    assertThat(cashier.get("/customer").body()).contains("Paid. Thank you!");
  }

  @Test
  void aDeclineIsShownWithWhatToTellAndToDoAndTheSameReceiptIsScannedAgain() {
    signIn();
    acting.decline(DeclineReason.LIMIT_EXCEEDED);
    String order = sellAndWait(9_000);
    Visitor.Answer declined = cashier.get("/cashier");
    assertThat(declined.body())
        .contains(DeclineReason.LIMIT_EXCEEDED.message().replace("'", "&#39;"))
        .contains("Ask for a new code, and scan again.");
    acting.decline(null);
    cashier.post("/cashier/again", "payment", declined.valueOf("payment"));
    assertThat(cashier.get("/cashier").dataOf("order")).isEqualTo(order);
    cashier.post("/cashier/code", "order", order, "code", freshCode().reveal());
    assertThat(ended().body()).contains("Approved");
    assertThat(acting.payments()).isEqualTo(2);
  }

  @Test
  void takesAmountsAndGoodsAndSaysWhatItCannotTake() {
    signIn();
    cashier.get("/cashier");
    for (String odd : List.of("0", "12,50", "1e3", "-5", "12.5", "9999999999", "１２")) {
      assertThat(cashier.post("/cashier/entries", "entry", odd).textOf("trouble"))
          .as(odd)
          .contains("Type an amount above zero");
    }
    assertThat(cashier.post("/cashier/entries", "entry", "8801234567894").textOf("trouble"))
        .contains("A digit of this EAN is wrong");
    cashier.post("/cashier/entries", "entry", "12,500");
    cashier.post("/cashier/entries", "entry", "500");
    cashier.post("/cashier/removal");
    cashier.post("/cashier/entries", "entry", "700");
    cashier.post("/cashier/entries", "entry", "");
    Visitor.Answer scanning = cashier.get("/cashier");
    assertThat(scanning.dataOf("stage")).isEqualTo("scanning");
    assertThat(scanning.body()).contains("₩13,200");
  }

  @Test
  void speaksKoreanWhereverItSpeaksEnglish() throws Exception {
    Properties english = words("messages.properties");
    Properties korean = words("messages_ko.properties");
    assertThat(korean.stringPropertyNames()).containsAll(english.stringPropertyNames());
    for (DeclineReason reason : DeclineReason.values()) {
      assertThat(korean.stringPropertyNames()).contains("cashier." + reason, "customer." + reason);
    }
    for (SaleState state : SaleState.values()) {
      assertThat(english.stringPropertyNames())
          .contains("state." + state, "advice." + state, "customer." + state);
    }
    for (NextStep next : NextStep.values()) {
      assertThat(english.stringPropertyNames()).contains("next." + next);
    }
    for (Unreadable why : Unreadable.values()) {
      assertThat(english.stringPropertyNames()).contains("trouble." + why);
    }
    signIn();
    assertThat(cashier.in("ko").get("/cashier").body()).contains("금액, 또는 상품 스캔");
    assertThat(cashier.in("fr").get("/cashier").body()).contains("Amount, or scan the goods");
  }

  private static Properties words(String file) throws Exception {
    return PropertiesLoaderUtils.loadProperties(
        new EncodedResource(new ClassPathResource(file), StandardCharsets.UTF_8));
  }
}
