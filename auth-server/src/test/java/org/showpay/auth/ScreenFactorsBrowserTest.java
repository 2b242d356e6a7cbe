package org.showpay.auth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.wallet.OwnFactorsApi;
import org.showpay.contracts.wallet.OwnFactorsApi.Enrolment;
import org.showpay.sensor.Body;
import org.showpay.testing.Chromium;

/** Each factor at a PC's payment screen, in a real browser, with a look at what leaves it. */
@Timeout(180)
class ScreenFactorsBrowserTest extends AtTheShop {

  private static final String SEAL_WITH_DRAWN_KEYS =
      """
      async ({theirs, secret, ours, info, content, beside}) => {
        const bytes = hex => Uint8Array.from(hex.match(/../g), two => parseInt(two, 16));
        const letters = hex => btoa(String.fromCharCode(...bytes(hex)))
          .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
        const curve = {name: 'X25519'};
        const pair = {
          publicKey: await crypto.subtle.importKey('raw', bytes(ours), curve, true, []),
          privateKey: await crypto.subtle.importKey(
            'jwk', {kty: 'OKP', crv: 'X25519', d: letters(secret), x: letters(ours)},
            curve, false, ['deriveBits'])
        };
        const sealed = await showpaySeal.seal(bytes(theirs), bytes(info), bytes(content),
          {pair, cipher: {id: 1, bytes: 16}, beside: bytes(beside)});
        return [...sealed].map(byte => byte.toString(16).padStart(2, '0')).join('');
      }\
      """;

  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private BrowserContext person;
  private Page page;
  private ActingSensor sensor;

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
  void aPersonAtAPcWithASensor() {
    sitsDown("en-GB");
  }

  /** What the page did against its own policy stands in the console. */
  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    person.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatIsTypedLeavesSealedAloneAlsoWhenItIsWrong() {
    shows();
    types("000000");
    assertThat(trouble()).hasText(Pattern.compile("not your payment password"));
    assertThat(page.locator("#password")).isFocused();
    types(PAYMENT_PASSWORD.reveal());
    assertThat(headline()).hasText("Paid. Thank you!");
    assertThat(sent).filteredOn(body -> body.contains("\"sealed\"")).hasSize(2);
    assertThat(sent).noneMatch(body -> body.contains("000000") || body.contains("password="));
    assertThat(sent).noneMatch(body -> body.contains(PAYMENT_PASSWORD.reveal()));
  }

  @ParameterizedTest
  @EnumSource(value = Factor.class, names = "PASSWORD", mode = EnumSource.Mode.EXCLUDE)
  void aPersonPaysByWhatTheSensorOfThePcTakes(Factor factor) {
    enrol(factor);
    shows();
    usableByAll("pay-prove-sensor");
    sensor.holds(new PhoneNumber("821099990000"));
    button(factor).click();
    assertThat(trouble()).hasText(Pattern.compile("You were not recognised"));
    usableByAll("pay-not-recognised");
    sensor.holds(consumer.phone());
    button(factor).click();
    assertThat(headline()).hasText("Paid. Thank you!");
    assertThat(sensor.heard()).hasSize(2).allMatch(asked -> asked.contains(factor.name()));
    // The sensor's window closes by itself, some time after it has told what it took.
    page.waitForCondition(() -> person.pages().size() == 1);
    assertThat(payments()).containsExactly("APPROVED");
  }

  @Test
  void offersNoSensorToWhomNothingIsEnrolledAndSpeaksKorean() {
    sitsDown("ko-KR");
    shows();
    assertThat(page.locator("#sensor")).hasCount(0);
    enrol(Factor.FINGERPRINT);
    page.reload();
    assertThat(page.locator("#sensor button")).hasText("지문");
    usableByAll("pay-prove-sensor-korean");
  }

  @Test
  void aBrowserThatCannotSealSendsAFormUnlessTheMerchantHasPasswordsSealed() {
    person.addInitScript("crypto.subtle.generateKey = () => Promise.reject(new Error('none'))");
    shop.hasPasswordsSealed(true);
    shows();
    types(PAYMENT_PASSWORD.reveal());
    assertThat(trouble()).hasText(Pattern.compile("Approve the payment on your"));
    usableByAll("pay-cannot-seal");
    assertThat(sent).noneMatch(body -> body.contains(PAYMENT_PASSWORD.reveal()));
    shop.hasPasswordsSealed(false);
    page.reload();
    types(PAYMENT_PASSWORD.reveal());
    assertThat(headline()).hasText("Paid. Thank you!");
    assertThat(sent)
        .as("this test sees what leaves in clear")
        .anyMatch(body -> body.contains("password=" + PAYMENT_PASSWORD.reveal()));
  }

  @Test
  void noOtherWindowIsHeardOrToldAnything() {
    enrol(Factor.FINGERPRINT);
    shows();
    page.evaluate("postMessage({ready: true}, '*'); postMessage({sealed: 'AAAA'}, '*')");
    button(Factor.FINGERPRINT).click();
    assertThat(headline()).hasText("Paid. Thank you!");
    assertThat(sensor.heard()).hasSize(1);
  }

  /** RFC 9180, A.1.1: the keys that were drawn are given, and so is all that follows of them. */
  @Test
  void theSealerDoesWhatTheRfcSays() {
    open();
    Object sealed =
        page.evaluate(
            SEAL_WITH_DRAWN_KEYS,
            Map.of(
                "theirs", "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d",
                "secret", "52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736",
                "ours", "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
                "info", "4f6465206f6e2061204772656369616e2055726e",
                "content", "4265617574792069732074727574682c20747275746820626561757479",
                "beside", "436f756e742d30"));
    assertThat(sealed)
        .isEqualTo(
            "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
                + "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
                + "6d8770ac83d07bea87e13c512a");
  }

  private void sitsDown(String language) {
    if (person != null) {
      person.close();
    }
    person = chromium.person(language, ColorScheme.LIGHT);
    page = person.newPage();
    sensor = ActingSensor.at(person, consumer.phone());
    person.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    person.onWebError(error -> complaints.add(error.error()));
    person.onRequest(request -> {
      if (request.postData() != null) {
        sent.add(request.postData());
      }
    });
  }

  private void open() {
    page.navigate(
        "http://localhost:"
            + environment.getRequiredProperty("local.server.port")
            + session.screen().getPath());
  }

  private void shows() {
    open();
    page.locator("#code").fill(consumer.onlineCode().reveal());
    page.keyboard().press("Enter");
    assertThat(page.locator("#password")).isFocused();
  }

  private void types(String password) {
    page.locator("#password").fill(password);
    page.keyboard().press("Enter");
  }

  private void enrol(Factor factor) {
    OwnFactorsApi own = town.factorsOf(consumer);
    Challenge question = own.challenge(new OwnFactorsApi.Wanted(factor));
    byte[] capture =
        Body.capture(factor, new HeldOut(consumer.phone(), "right", null), question.prompt());
    own.enrol(
        new Enrolment(
            question.challenge(),
            "right",
            question.seal(Purpose.ENROLMENT, capture),
            PAYMENT_PASSWORD));
  }

  private Locator trouble() {
    return page.locator("#prove-trouble");
  }

  private Locator headline() {
    return page.locator("#panel h2");
  }

  private Locator button(Factor factor) {
    return page.getByRole(
        AriaRole.BUTTON,
        new Page.GetByRoleOptions()
            .setName(
                switch (factor) {
                  case FINGERPRINT -> "Finger";
                  case IRIS -> "Eye";
                  case VOICE -> "Voice";
                  case PASSWORD -> throw new IllegalArgumentException("It is typed");
                })
            .setExact(true));
  }

  private void usableByAll(String what) {
    Chromium.save(page, what);
    assertThat(Chromium.barriersOn(page)).as(what).isEmpty();
  }
}
