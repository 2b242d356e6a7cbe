package org.showpay.cat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.ChallengeId;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.pack.PackKeyPair;
import org.showpay.contracts.pack.SealedCodes;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.testing.Chromium;
import tools.jackson.databind.json.JsonMapper;

/** The sensor of a consumer's PC, which a payment screen opens as a window, in a real browser. */
class PcSensorBrowserTest extends AtTheTill {

  private static final String NUMBER = "821012345678";
  private static final String SCREENS = "http://localhost:8082";
  private static final String STRANGERS = "http://127.0.0.1:8082";
  private static final int FINGER_FRAME = 256 * 360;

  private static Chromium chromium;

  private final PackKeyPair keys = PackKeyPair.draw();
  private final PaymentId payment = PaymentId.next();
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext person;
  private Page screen;
  private @Nullable Challenge asked;

  @BeforeAll
  static void aBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void aPersonAtAPaymentScreen() {
    sitsDown("en-GB", SCREENS);
  }

  /** What the page did against its own policy stands in the console. */
  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    person.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aFingerIsTakenWithTheKeyboardAloneAndGivenToTheScreenSealed() {
    Page sensor = opens();
    asks(Factor.FINGERPRINT, "");
    assertThat(sensor.locator("#person")).isFocused();
    usableByAll(sensor, "pc-sensor-finger");
    sensor.keyboard().type("nobody");
    sensor.keyboard().press("Enter");
    assertThat(sensor.locator("#sensor-trouble")).containsText("That is no phone number");
    sensor.locator("#person").fill(NUMBER);
    sensor.keyboard().press("Enter");
    screen.waitForFunction("said.some(one => one.sealed)");
    assertThat(opened()).hasSize(FINGER_FRAME);
  }

  @Test
  void aVoiceSaysTheDigitsThatAreShown() {
    sitsDown("ko-KR", SCREENS);
    Page sensor = opens();
    asks(Factor.VOICE, "314159");
    assertThat(sensor.locator("#digits b")).hasText("3 1 4 1 5 9");
    assertThat(sensor.locator("button:visible")).hasText("숫자 말하기");
    usableByAll(sensor, "pc-sensor-voice-korean");
    sensor.locator("#person").fill(NUMBER);
    sensor.keyboard().press("Enter");
    screen.waitForFunction("said.some(one => one.sealed)");
    assertThat(opened()).hasSizeGreaterThan(FINGER_FRAME / 4);
  }

  @Test
  void aPageFromElsewhereIsNeitherHeardNorTold() {
    sitsDown("en-GB", STRANGERS);
    Page sensor = opens();
    asks(Factor.FINGERPRINT, "");
    assertThat(sensor.locator("#waits")).isVisible();
    assertThat(sensor.locator("#person")).isHidden();
    assertThat((List<?>) screen.evaluate("said")).isEmpty();
    usableByAll(sensor, "pc-sensor-not-asked");
    complaints.removeIf(said -> said.contains("postMessage") && said.contains(STRANGERS));
  }

  @Test
  void saysWhatToDoToWhoOpensItWithoutAScreen() {
    screen.navigate(
        "http://localhost:" + environment.getRequiredProperty("local.server.port") + "/pc/sensor");
    assertThat(screen.getByRole(AriaRole.STATUS).first())
        .containsText("The payment screen has not asked for anything");
  }

  /** A page at this place, which opens the sensor and keeps what that says. */
  private void sitsDown(String language, String place) {
    if (person != null) {
      person.close();
    }
    person = chromium.person(language, ColorScheme.LIGHT);
    person.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    person.onWebError(error -> complaints.add(error.error()));
    person.route(
        place + "/pay",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody(
                        "<!DOCTYPE html><title>Screen</title><script>window.said = [];"
                            + "addEventListener('message', e => said.push(e.data));</script>")));
    screen = person.newPage();
    screen.navigate(place + "/pay");
  }

  private Page opens() {
    String sensor =
        "http://localhost:" + environment.getRequiredProperty("local.server.port") + "/pc/sensor";
    Page shown =
        person.waitForPage(
            () -> screen.evaluate("place => { window.sensor = open(place, 'sensor'); }", sensor));
    shown.waitForLoadState();
    assertThat(shown.locator("#waits")).isVisible();
    return shown;
  }

  private void asks(Factor factor, String prompt) {
    asked = new Challenge(ChallengeId.next(), factor, keys.key(), prompt, Instant.now());
    screen.evaluate(
        "asked => sensor.postMessage(JSON.parse(asked), '*')",
        JsonMapper.shared()
            .writeValueAsString(Map.of("question", asked, "payment", payment.toString())));
  }

  /** What the screen was given, as the auth-server opens it. */
  private byte[] opened() {
    String sealed = (String) screen.evaluate("said.find(one => one.sealed).sealed");
    Challenge question = Objects.requireNonNull(asked);
    return keys.open(
        Challenge.bond(question.challenge(), question.factor(), Purpose.paying(payment)),
        new SealedCodes(sealed));
  }

  private static void usableByAll(Page page, String what) {
    Chromium.save(page, what);
    assertThat(Chromium.barriersOn(page)).as(what).isEmpty();
  }
}
