package org.showpay.cat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.till.PcsApi;
import org.showpay.contracts.till.PcsApi.EnterPassword;
import org.showpay.contracts.till.PcsApi.OpenScreen;
import org.showpay.contracts.till.PcsApi.ReadCode;
import org.showpay.contracts.till.PcsApi.Waiting;
import org.showpay.testing.Logs;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;

/** A barcode PC by its API and by its pages without a browser; the unhappy ways first. */
class BarcodePcTest extends AtTheTill {

  private final ActingScreen screen = new ActingScreen();
  private PcsApi pcs;
  private Visitor person;

  @BeforeEach
  void aPc() {
    authServer.onAuthorize(screen);
    authServer.onFind(screen);
    pcs = TestClient.of(PcsApi.class, environment, TestKeys.OPERATOR.reveal());
    person = new Visitor(environment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://auth.example/pay/",
        "http://auth.example/pay/short",
        "javascript:alert(1)",
        "chk_0199c1f2a3b47c5d8e6f708192a3b4c5"
      })
  void showsNothingForATextThatIsNoScreensAddressAndAsksNobody(String text) {
    assertThat(problemOf(() -> pcs.open(new OpenScreen(text))).code())
        .isEqualTo("NO_SCREEN_ADDRESS");
    person.get("/pc");
    assertThat(person.post("/pc", "screen", text).status()).isIn(400, 422);
    assertThat(authServer.seen()).isEmpty();
  }

  @Test
  void talksToItsOwnAuthServerWhereverAnAddressPointsTo() {
    String elsewhere = "https://thief.example/pay/" + ActingScreen.SECRET;
    assertThat(pcs.open(new OpenScreen(elsewhere)).shown().session()).isEqualTo(screen.session());
    assertThat(authServer.seen()).hasSize(1);
    String unknown = "http://localhost:8082/pay/" + "A".repeat(43);
    assertThat(problemOf(() -> pcs.open(new OpenScreen(unknown))).code())
        .isEqualTo("SCREEN_UNKNOWN");
  }

  @Test
  void paysByAPictureAndThePasswordWithoutABrowser() {
    PcsApi.Pc pc = pcs.open(new OpenScreen(ActingScreen.ADDRESS));
    assertThat(pc.shown().stage()).isEqualTo(Stage.SCAN);
    assertThat(problemOf(() -> pcs.read(pc.pc(), new ReadCode(null, "8712"))).code())
        .isEqualTo("NOT_20_DIGITS");
    Picture nothing = Picture.of("no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(problemOf(() -> pcs.read(pc.pc(), new ReadCode(nothing, null))).code())
        .isEqualTo("NOT_A_PICTURE");
    assertThat(problemOf(() -> pcs.read(pc.pc(), new ReadCode(nothing, "1"))).code())
        .isEqualTo("ONE_CODE");
    assertThat(screen.codes()).isEmpty();
    ScreenView asks = pcs.read(pc.pc(), new ReadCode(phoneShowing(code, Carrier.QR), null));
    assertThat(screen.codes()).containsExactly(code.reveal());
    PaymentId payment = Objects.requireNonNull(asks.payment());
    assertThat(pcs.prove(pc.pc(), new EnterPassword(payment, new Password("000000"))).trouble())
        .isEqualTo("WRONG_PASSWORD");
    ScreenView paid = pcs.prove(pc.pc(), new EnterPassword(payment, PASSWORD));
    assertThat(paid.stage()).isEqualTo(Stage.PAID);
    assertThat(paid.trouble()).isNull();
  }

  @Test
  void saysSoWhenNobodyAnswersSendsNothingTwiceAndCatchesUp() {
    String pc = pcs.open(new OpenScreen(ActingScreen.ADDRESS)).pc();
    screen.beDeaf(true);
    assertThat(problemOf(() -> pcs.read(pc, new ReadCode(null, code.reveal()))).code())
        .isEqualTo("NO_ANSWER");
    assertThat(screen.codes()).hasSize(1);
    screen.beDeaf(false);
    assertThat(pcs.look(pc).stage()).as("it had arrived").isEqualTo(Stage.PROVE);
    screen.speakOfAnother();
    assertThat(problemOf(() -> pcs.look(pc)).code()).as("a wrong echo").isEqualTo("NO_ANSWER");
  }

  @Test
  void isOneOfAKindForItsScreenAndKnowsNoOther() {
    String first = pcs.open(new OpenScreen(ActingScreen.ADDRESS)).pc();
    String second = pcs.open(new OpenScreen(ActingScreen.SECRET)).pc();
    assertThat(problemOf(() -> pcs.look(first)).code()).isEqualTo("PC_UNKNOWN");
    pcs.read(second, new ReadCode(null, code.reveal()));
    assertThat(pcs.refuse(second, new Waiting(screen.payment())).stage()).isEqualTo(Stage.SCAN);
    assertThat(pcs.cancel(second).stage()).isEqualTo(Stage.CANCELLED);
  }

  @Test
  void aPageShowsWhatIsBoughtAndTakesOneThroughToTheOutcome() {
    Visitor.Answer opened = open();
    assertThat(opened.header("Set-Cookie"))
        .contains("showpay-pc=", "Path=/pc", "HttpOnly", "SameSite=Strict");
    Visitor.Answer scan = person.get("/pc");
    assertThat(scan.body()).contains("Web Shop", "Tea", "× 2", "₩12,000");
    assertThat(scan.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(scan.body())
        .doesNotContainPattern("<script(?! defer src)|<style|\\son[a-z]+=|\\sstyle=|src=\"http");
    assertThat(person.post("/pc/code", "session", session(), "code", "871").textOf("trouble"))
        .contains("This is no pay code");
    screen.refuse(DeclineReason.CODE_NOT_LIVE.name());
    person.post("/pc/code", "session", session(), "code", freshCode());
    assertThat(person.get("/pc").body()).contains("You can show another code");
    screen.refuse(null);
    person.post("/pc/code", "session", session(), "code", code.reveal());
    assertThat(person.get("/pc").dataOf("stage")).isEqualTo("PROVE");
    prove("000000");
    prove(PASSWORD.reveal());
    assertThat(person.get("/pc").body()).contains("Paid. Thank you!", "A1B2C3", "•••• 4242");
    person.post("/pc/leaving");
    assertThat(person.get("/pc").body()).contains("Address of the payment screen");
  }

  @Test
  void aPageTakesAFingerToTheSensorOfThisPcAndSealsItHere() {
    open();
    person.get("/pc");
    person.post("/pc/code", "session", session(), "code", code.reveal());
    assertThat(person.get("/pc").body()).contains("Press the finger").doesNotContain("Say the dig");
    assertThat(holdOut("nobody").textOf("trouble")).contains("That is no phone number");
    holdOut("821012345678");
    assertThat(person.get("/pc").body()).contains("Paid. Thank you!");
    assertThat(screen.entered()).containsExactly(256 * 360);
    assertThat(authServer.seen()).noneMatch(seen -> seen.body().contains("821012345678"));
  }

  private Visitor.Answer holdOut(String number) {
    return person.post(
        "/pc/body",
        "session",
        session(),
        "payment",
        screen.payment().toString(),
        "factor",
        "FINGERPRINT",
        "person",
        number,
        "part",
        "right",
        "care",
        "WELL");
  }

  @Test
  void whatWasPaidMeanwhileIsShownAndNotEnteredAgain() {
    String pc = pcs.open(new OpenScreen(ActingScreen.ADDRESS)).pc();
    pcs.read(pc, new ReadCode(null, code.reveal()));
    screen.becomes("PAID");
    ScreenView shown = pcs.prove(pc, new EnterPassword(screen.payment(), PASSWORD));
    assertThat(shown.stage()).isEqualTo(Stage.PAID);
    assertThat(screen.entered()).isEmpty();
  }

  @Test
  void thePasswordLeavesThePcSealedAlone() {
    String pc = pcs.open(new OpenScreen(ActingScreen.ADDRESS)).pc();
    pcs.read(pc, new ReadCode(null, code.reveal()));
    assertThat(pcs.prove(pc, new EnterPassword(screen.payment(), PASSWORD)).stage())
        .isEqualTo(Stage.PAID);
    assertThat(screen.entered()).containsExactly(PASSWORD.reveal().length());
    assertThat(authServer.seen())
        .noneMatch(seen -> seen.body().contains(PASSWORD.reveal()))
        .anyMatch(seen -> seen.body().contains("sealed"));
  }

  private Visitor.Answer prove(String password) {
    String payment = screen.payment().toString();
    return person.post(
        "/pc/password", "session", session(), "payment", payment, "password", password);
  }

  @Test
  void aPageThatAsksByItselfGetsNewsAloneAndHearsOfASilence() {
    open();
    person.get("/pc");
    assertThat(person.get("/pc/panel?seen=1").status()).isEqualTo(204);
    screen.becomes("WAIT");
    assertThat(person.get("/pc/panel?seen=1").body()).contains("Asking your card company");
    authServer.goAway();
    assertThat(person.get("/pc/panel?seen=2").body()).contains("this page keeps asking");
    assertThat(person.get("/pc/panel?seen=2-silent").status()).isEqualTo(204);
    authServer.beThere();
    authServer.onFind(screen);
    assertThat(person.get("/pc/panel?seen=2-silent").body()).doesNotContain("keeps asking");
  }

  @Test
  void aFormFromElsewhereOrOfAnotherScreenDoesNothingAndAnotherHostSeesNothing() {
    open();
    person.get("/pc");
    assertThat(person.postForged("/pc/cancellation", "session", session()).status()).isEqualTo(403);
    assertThat(person.post("/pc/cancellation", "session", "chk_1").textOf("trouble"))
        .contains("another payment screen");
    assertThat(new Visitor(environment).get("/pc").body()).contains("Address of the payment");
    assertThat(person.statusUnder("evil.example", "/pc")).contains("403");
    assertThat(person.get("/pc").dataOf("stage")).isEqualTo("SCAN");
  }

  @Test
  void thePasswordAndTheAddressAreInNoLogAndOnNoPage() {
    String logged;
    try (Logs logs = Logs.open()) {
      open();
      person.get("/pc");
      person.post("/pc/code", "session", session(), "code", code.reveal());
      prove(PASSWORD.reveal());
      String pc = pcs.open(new OpenScreen(ActingScreen.ADDRESS)).pc();
      pcs.look(pc);
      logged = logs.text();
    }
    assertThat(logged).contains("/pc/password");
    for (String secret : List.of(PASSWORD.reveal(), code.reveal())) {
      assertThat(logged.contains(secret)).as("a log").isFalse();
      assertThat(person.everything().contains(secret)).as("a page").isFalse();
    }
    assertThat(person.everything().contains(ActingScreen.SECRET)).as("a page").isFalse();
  }

  private Visitor.Answer open() {
    person.get("/pc");
    return person.post("/pc", "screen", ActingScreen.ADDRESS);
  }

  private String session() {
    return screen.session().toString();
  }

  private static String freshCode() {
    return AtThePages.freshCode().reveal();
  }
}
