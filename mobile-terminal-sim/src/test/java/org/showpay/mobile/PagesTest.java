package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.problem.NextStep;
import org.showpay.testing.Logs;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The phone's pages over real HTTP: what stands on them, and what they ask for. */
class PagesTest extends PhoneScenario {

  private final NewPhone owner = newPhone(SCREEN);

  private Visitor visitor;

  @BeforeEach
  void somebodyAtAPhone() {
    account.beginAnew();
    pinGenerator.forgetCards();
    visitor = new Visitor(environment, switchedOn(owner));
  }

  @Test
  void servesTheScriptsThatThePagesName() {
    String page = visitor.get("/sign-in").body();
    List<String> scripts =
        Stream.of(page.split("<script", -1))
            .skip(1)
            .map(part -> part.replaceAll("(?s).*?src=\"([^\"]+)\".*", "$1"))
            .toList();
    assertThat(scripts).hasSize(4);
    assertThat(scripts)
        .allSatisfy(script -> assertThat(visitor.fetch(script).status()).isEqualTo(200));
  }

  @Test
  void aFieldForTheCardNumberHasNoNameSoThatNoFormCanSendIt() {
    visitor.signIn(owner);
    assertThat(visitor.get("/cards/new").body())
        .containsPattern("<input id=\"pan\"")
        .doesNotContainPattern("<input[^>]*id=\"pan\"[^>]*\\sname=");
  }

  @Test
  void theFormOfAPageIsGoodWhateverElseThePageHasFetchedMeanwhile() {
    visitor.signIn(owner);
    for (String page : List.of("", "/settings", "/cards/new")) {
      visitor.get(page);
      visitor.get("/activity");
      assertThat(visitor.post("/freeze").status()).isEqualTo(302);
    }
  }

  @Test
  void keepsTheDigitsBackUntilTheyAreAskedForAndWarnsThen() {
    showCode();
    String digits = pinGenerator.lastIssued().reveal().replaceAll("(.{4})(?!$)", "$1 ");
    assertThat(visitor.get("/code").body()).doesNotContain(digits).contains("/code/pictures/QR");
    assertThat(visitor.get("/code?digits=true").body())
        .contains(digits, "Never read these digits to anyone");
    assertThat(visitor.get("/code/pictures/QR").header("Cache-Control")).contains("no-store");
  }

  @Test
  void saysWhyNoCodeIsMadeOnThePageWhereItWasAskedFor() {
    visitor.signIn(owner);
    addCard();
    pinGenerator.next(
        FakePinGenerator.ISSUE,
        Answer.problem(422, "WALLET_FROZEN", NextStep.STOP, "You froze your wallet."));
    Visitor.Answer answer = visitor.post("/code", "card", CHOICE.card().toString());
    assertThat(answer.textOf("trouble")).contains("Unfreeze it first, under Settings");
  }

  @Test
  void askedForTheChosenCeilingAndShop() {
    visitor.signIn(owner);
    visitor.post(
        "/code",
        "card",
        CHOICE.card().toString(),
        "ceiling",
        "30000",
        "shop",
        FakeAccount.SHOP.merchant().toString(),
        "channel",
        "STORE");
    assertThat(pinGenerator.questions(FakePinGenerator.ISSUE).getLast().body())
        .contains("30000", FakeAccount.SHOP.merchant().toString());
  }

  @Test
  void saysOfACodeForAnInternetShopWhereItIsGoodAndWhereItIsNot() {
    visitor.signIn(owner);
    addCard();
    visitor.post("/code", "card", CHOICE.card().toString());
    assertThat(visitor.get("/code").body()).doesNotContain("For an internet shop only");
    visitor.post("/code", "card", CHOICE.card().toString(), "channel", "ONLINE");
    assertThat(pinGenerator.questions(FakePinGenerator.ISSUE).getLast().body()).contains("ONLINE");
    assertThat(visitor.get("/code").body()).contains("For an internet shop only");
    assertThat(visitor.get("/code?digits=true").body()).contains("in your own browser only");
    visitor.post("/code/renewal");
    assertThat(pinGenerator.questions(FakePinGenerator.ISSUE).getLast().body()).contains("ONLINE");
  }

  @Test
  void aPaymentThatTheCodeOutlivesIsToldBesideTheCodeAndAnyOtherInItsPlace() {
    showCode();
    account.has(FakeAccount.payment(50_000, PaymentState.DECLINED, DeclineReason.ABOVE_CEILING));
    assertThat(visitor.get("/code/panel").body())
        .contains("This costs more than you allowed", "/code/pictures/QR");
    account.has(FakeAccount.payment(5_000, PaymentState.APPROVED, null));
    assertThat(visitor.get("/code/panel").body())
        .contains("₩5,000 paid to Dalgona Coffee.")
        .doesNotContain("/code/pictures/QR");
  }

  /** Or the cashier would scan again what is being paid. */
  @Test
  void noCodeComesByItselfInThePlaceOfAPaymentThatAsksOrIsPaid() {
    showCode();
    int issued = pinGenerator.questions(FakePinGenerator.ISSUE).size();
    account.has(FakeAccount.waiting(42_000));
    assertThat(visitor.post("/code/renewal", "byItself", "true").status()).isEqualTo(302);
    assertThat(pinGenerator.questions(FakePinGenerator.ISSUE)).hasSize(issued);
    assertThat(visitor.get("/code/panel").body()).contains("₩42,000");
    visitor.post("/code/renewal", "byItself", "false");
    assertThat(pinGenerator.questions(FakePinGenerator.ISSUE)).hasSize(issued + 1);
    assertThat(visitor.get("/code/panel").body()).as("it still asks").contains("₩42,000");
  }

  @Test
  void aRefusalOfACodeThatIsPaidDoesNotHideThatItIsPaid() {
    showCode();
    account.has(FakeAccount.payment(5_000, PaymentState.APPROVED, null));
    account.has(FakeAccount.payment(5_000, PaymentState.DECLINED, DeclineReason.ABOVE_CEILING));
    assertThat(visitor.get("/code/panel").body()).contains("₩5,000 paid to Dalgona Coffee.");
  }

  @Test
  void limitsAndUnfreezingAskForThePaymentPassword() {
    visitor.signIn(owner);
    visitor.post("/freeze");
    assertThat(account.view().frozenSince()).isNotNull();
    assertThat(visitor.post("/unfreeze", "password", "000000").textOf("trouble"))
        .isEqualTo("This is not your payment password. Enter it again.");
    assertThat(account.view().frozenSince()).isNotNull();
    visitor.post("/unfreeze", "password", FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(account.view().frozenSince()).isNull();
    assertThat(limits("").status()).isEqualTo(422);
    assertThat(limits(FakeAccount.PAYMENT_PASSWORD.reveal()).header("Location"))
        .endsWith("/settings?saved=yes");
    assertThat(account.view().limits().perPayment()).isEqualTo(FakeAccount.won(1_000));
  }

  @Test
  void aFormThatCannotBeReadIsAnsweredByAPageThatLeadsBack() {
    visitor.signIn(owner);
    Visitor.Answer answer = visitor.post("/limits", "perPayment", "a lot");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.textOf("trouble")).contains("could not be understood");
    assertThat(answer.body()).contains("href=\"/phones/" + visitor.phone() + "\"");
    assertThat(visitor.post("/code").textOf("trouble")).contains("could not be understood");
    for (String field : List.of("channel", "shop", "ceiling")) {
      String card = CHOICE.card().toString();
      assertThat(visitor.post("/code", "card", card, field, "MOON").textOf("trouble"))
          .contains("could not be understood");
    }
  }

  /** What answers a form has no address that a link could ask for. */
  @Test
  void theLanguageIsChosenWhereverOneIs() {
    visitor.signIn(owner);
    String base = "/phones/" + visitor.phone();
    assertThat(visitor.get("/settings").body()).contains(base + "/settings?lang=ko");
    assertThat(visitor.post("/unfreeze", "password", "000000").body())
        .contains("href=\"" + base + "?lang=ko");
  }

  @Test
  void aPaymentIsToldToEachOpenPageOfAPhoneAndOneTooManyEndsTheOldest() {
    visitor.signIn(owner);
    String seen = visitor.get("").body().replaceAll("(?s).*/events\\?seen=([^\"]+)\".*", "$1");
    List<Iterator<String>> tabs =
        Stream.generate(() -> visitor.listen("/events?seen=" + seen).iterator()).limit(4).toList();
    account.has(FakeAccount.payment(5_000, PaymentState.APPROVED, null));
    assertThat(tabs).allSatisfy(tab -> assertThat(tab.next()).isEqualTo("event:changed"));
    Iterator<String> fifth = visitor.listen("/events?seen=" + seen).iterator();
    assertThat(fifth.next()).isEqualTo("event:changed");
    assertThat(tabs.getFirst().hasNext()).isFalse();
  }

  @Test
  void leavesSecretsInNoLog() {
    try (Logs logs = Logs.open()) {
      String cookie = visitor.signIn(owner).header("Set-Cookie");
      visitor.post("/unfreeze", "password", FakeAccount.PAYMENT_PASSWORD.reveal());
      showCode();
      String ticket =
          visitor.post("/card-tickets").body().replaceAll(".*ticket\":\"(.{43}).*", "$1");
      String token = cookie.replaceAll(".*?=([^;]+);.*", "$1");
      assertThat(List.of(token, ticket)).allMatch(secret -> secret.length() == 43);
      assertThat(logs.text()).contains("/phones/" + visitor.phone());
      for (String secret :
          List.of(
              FakeAccount.PAYMENT_PASSWORD.reveal(),
              token,
              ticket,
              pinGenerator.lastIssued().reveal())) {
        assertThat(logs.text().lines().filter(line -> line.contains(secret))).isEmpty();
      }
    }
  }

  @Test
  void speaksKoreanWhereverItSpeaksEnglish() throws Exception {
    Properties english = words("messages.properties");
    Properties korean = words("messages_ko.properties");
    assertThat(korean.stringPropertyNames()).containsAll(english.stringPropertyNames());
    for (DeclineReason reason : DeclineReason.values()) {
      assertThat(korean.stringPropertyNames()).contains("decline." + reason);
    }
    for (CodeRefusal refusal : CodeRefusal.values()) {
      assertThat(korean.stringPropertyNames()).contains("trouble." + refusal);
    }
    for (PaymentState state : PaymentState.values()) {
      assertThat(english.stringPropertyNames()).contains("state." + state, "result." + state);
    }
    visitor.signIn(owner);
    assertThat(visitor.in(Locale.KOREAN).get("/settings").body()).contains("지금 지갑 정지");
    assertThat(visitor.in(Locale.FRENCH).get("/settings").body()).contains("Freeze the wallet now");
  }

  private static Properties words(String file) throws Exception {
    return PropertiesLoaderUtils.loadProperties(
        new EncodedResource(new ClassPathResource(file), StandardCharsets.UTF_8));
  }

  private Visitor.Answer limits(String password) {
    return visitor.post(
        "/limits",
        "perPayment",
        "1000",
        "perDay",
        "2000",
        "perMonth",
        "3000",
        "withoutPassword",
        "0",
        "timesWithoutPassword",
        "0",
        "password",
        password);
  }

  private void showCode() {
    visitor.signIn(owner);
    visitor.post("/code", "card", CHOICE.card().toString());
  }

  private void addCard() {
    visitor.post("/cards", "card", CHOICE.card().toString(), "nickname", "Everyday");
  }
}
