package org.showpay.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.problem.NextStep;
import org.showpay.mobile.inbox.SmsServer;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets to a phone's pages: sessions, signing in, tokens, and what a browser is told. */
class GettingInTest extends PhoneScenario {

  @Autowired SmsServer smsServer;

  private final NewPhone owner = newPhone(SCREEN);

  private Visitor visitor;

  @BeforeEach
  void somebodyAtAPhone() {
    account.beginAnew();
    pinGenerator.forgetCards();
    visitor = new Visitor(environment, switchedOn(owner));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/activity",
        "/code",
        "/code/panel",
        "/code/pictures/QR",
        "/cards/new",
        "/payments",
        "/messages",
        "/settings",
        "/events"
      })
  void showsNothingWithoutASession(String page) {
    Visitor.Answer answer = visitor.get(page);
    assertThat(answer.status()).isIn(303, 401);
    assertThat(answer.body()).isEmpty();
    if (answer.status() == 303) {
      assertThat(answer.header("Location")).endsWith("/sign-in");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/code",
        "/code/renewal",
        "/card-tickets",
        "/cards",
        "/limits",
        "/freeze",
        "/unfreeze",
        "/payments/pay_00000000000000000000000000/decision",
        "/sign-out"
      })
  void changesNothingWithoutASessionNorWithoutTheTokenOfThePage(String action) {
    assertThat(visitor.post(action).status()).isIn(303, 401);
    visitor.signIn(owner);
    assertThat(visitor.postForged(action).status()).isEqualTo(403);
    assertThat(account.view().frozenSince()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-site", "cross-site", "none"})
  void takesNoFormThatTheBrowserSaysComesFromElsewhere(String site) {
    visitor.signIn(owner);
    assertThat(visitor.comingFrom(site).post("/freeze").status()).isEqualTo(403);
    assertThat(account.view().frozenSince()).isNull();
    assertThat(visitor.comingFrom("same-origin").post("/freeze").status()).isEqualTo(302);
    assertThat(account.view().frozenSince()).isNotNull();
  }

  @Test
  void aSessionIsGoodForItsOwnPhoneAlone() {
    visitor.signIn(owner);
    Visitor other = new Visitor(environment, anyPhone());
    other.steal(visitor);
    assertThat(other.get("/settings").status()).isEqualTo(303);
    assertThat(visitor.get("/settings").status()).isEqualTo(200);
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOfOtherSites() {
    String cookie = visitor.signIn(owner).header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/phones/" + visitor.phone());
    visitor.post("/sign-out");
    assertThat(visitor.get("/settings").status()).isEqualTo(303);
  }

  @Test
  void aWrongNumberAnUnknownIdAndAWrongPasswordAreAnsweredAlike() {
    pinGenerator.next(FakePinGenerator.SIGN_IN, notRecognised(), notRecognised());
    List<Visitor.Answer> answers =
        List.of(
            visitor.post("/sign-in", "number", newPhone(SCREEN).phoneNumber().reveal()),
            visitor.post("/sign-in", "number", "no number"),
            visitor.post("/sign-in/id", "login", "nobody", "password", "x".repeat(12)),
            visitor.post("/sign-in/id", "login", "Not Possible!", "password", "x".repeat(12)),
            visitor.post("/sign-in/id", "login", "minji", "password", "y".repeat(12)));
    assertThat(answers).extracting(Visitor.Answer::status).containsOnly(401);
    assertThat(answers)
        .extracting(answer -> answer.textOf("trouble"))
        .containsOnly("This is not recognised. Check it and try again.");
  }

  @Test
  void signsInByNumberAsPeopleWriteIt() {
    String number = owner.phoneNumber().reveal();
    String local =
        "0" + number.substring(2, 4) + "-" + number.substring(4, 8) + "-" + number.substring(8);
    assertThat(visitor.post("/sign-in", "number", local).status()).isEqualTo(302);
    assertThat(visitor.get("").body()).contains("There is no card in this wallet yet.");
  }

  @Test
  void aNumberIsGuessedTenTimesAndThenTheRightOneOpensNothingEither() {
    for (int guess = 0; guess < 10; guess++) {
      assertThat(visitor.post("/sign-in", "number", "01000000000").status()).isEqualTo(401);
    }
    String number = owner.phoneNumber().reveal();
    assertThat(visitor.post("/sign-in", "number", number).status()).isEqualTo(423);
    assertThat(visitor.get("").status()).isEqualTo(303);
  }

  @Test
  void theMessagesOfANumberAreShownToWhoSignedInByThatNumberAlone() {
    try (SmsSender sender = new SmsSender(smsServer, environment)) {
      sender.send(owner.phoneNumber(), "For this number.");
    }
    visitor.post("/sign-in/id", "login", "mallory", "password", "x".repeat(12));
    assertThat(visitor.get("/messages").body())
        .contains("Sign in with this phone")
        .doesNotContain("For this number.");
    visitor.post("/sign-in", "number", owner.phoneNumber().reveal());
    assertThat(visitor.get("/messages").body()).contains("For this number.");
  }

  @Test
  void signsInAgainByIdWhenThatSessionIsOver() {
    visitor.post("/sign-in/id", "login", "minji", "password", "x".repeat(12));
    assertThat(visitor.get("").status()).isEqualTo(200);
    pinGenerator.forgetSessions();
    assertThat(visitor.get("").status()).isEqualTo(401);
    assertThat(visitor.get("").status()).isEqualTo(303);
  }

  @Test
  void tellsTheBrowserToLoadAndSendNothingButWhatBelongsHere() {
    visitor.signIn(owner);
    for (String page : List.of("", "/settings", "/cards/new", "/payments", "/messages")) {
      Visitor.Answer answer = visitor.get(page);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'", "script-src 'self';", "connect-src 'self' " + vault.url())
          .doesNotContain("unsafe");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.body())
          .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)")
          .doesNotContainPattern("(?i)\\s(style|on[a-z]+)=\"");
    }
  }

  @Test
  void answersUnderItsOwnNameAlone() {
    assertThat(visitor.statusUnder("localhost", "/")).contains(" 200");
    assertThat(visitor.statusUnder("evil.example", "/")).contains(" 403");
    assertThat(visitor.statusUnder("evil.example", "/phones/" + visitor.phone() + "/sign-in"))
        .contains(" 403");
  }

  @Test
  void theShelfTellsNoMoreThanTheEndOfANumber() {
    String shelf = visitor.getShelf().body();
    String number = owner.phoneNumber().reveal();
    assertThat(shelf)
        .contains(visitor.phone().toString(), number.substring(number.length() - 4))
        .doesNotContain(number);
  }

  private static Answer notRecognised() {
    return Answer.problem(401, "NOT_RECOGNISED", NextStep.FIX_REQUEST, "Who is that?");
  }
}
