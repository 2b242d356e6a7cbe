package org.showpay.cat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.testing.Chromium;
import org.showpay.testing.Film;

/** A consumer at a barcode PC, in a real browser whose camera sees a phone. */
class BarcodePcBrowserTest extends AtTheTill {

  private static final PayCode BEFORE_THE_CAMERA =
      PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());

  private static Chromium chromium;

  private final ActingScreen screen = new ActingScreen();
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext person;
  private Page page;

  @BeforeAll
  static void aBrowser() {
    chromium = Chromium.start(Film.of(phoneShowing(BEFORE_THE_CAMERA, Carrier.QR)));
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void aPersonAtThePc() {
    authServer.onAuthorize(screen);
    authServer.onFind(screen);
    sitsDown("en-GB");
  }

  /** What the page did against its own policy stands in the console. */
  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    person.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void takesWhatAScannerTypesAndThePasswordWithTheKeyboardAlone() {
    open("#" + ActingScreen.ADDRESS);
    assertThat(page.locator("#screen")).hasValue(ActingScreen.ADDRESS);
    assertThat(page.url()).as("the address is in no history").endsWith("/pc");
    usableByAll("pc-open");
    page.keyboard().press("Enter");
    assertThat(page.locator("#code")).isFocused();
    assertThat(page.locator(".left b")).hasText(Pattern.compile("[0-9]:[0-5][0-9]"));
    usableByAll("pc-scan");
    page.keyboard().type("8712");
    page.keyboard().press("Enter");
    assertThat(page.locator("#scan-trouble")).hasText(Pattern.compile("This is no pay code"));
    page.keyboard().type(code.reveal());
    page.keyboard().press("Enter");
    assertThat(page.locator("#password")).isFocused();
    usableByAll("pc-password");
    page.keyboard().type("000000");
    page.keyboard().press("Enter");
    assertThat(page.locator(".trouble")).hasText(Pattern.compile("not your payment password"));
    page.keyboard().type(PASSWORD.reveal());
    page.keyboard().press("Enter");
    assertThat(headline()).hasText("Paid. Thank you!");
    assertThat(page.locator("#said")).hasText("Paid. Thank you!");
    usableByAll("pc-paid");
    page.keyboard().press("Enter");
    assertThat(page.locator("#screen")).isFocused();
    assertThat(screen.codes()).containsExactly(code.reveal());
  }

  @Test
  void takesThePhoneByCameraOrPictureAndHearsOfWhatThePhoneDid() {
    sitsDown("ko-KR");
    open("");
    page.locator("#screen").fill(ActingScreen.ADDRESS);
    page.keyboard().press("Enter");
    assertThat(page.locator(".left b")).not().isEmpty(); // the script runs
    page.locator("#picture").setInputFiles(file("no picture".getBytes(StandardCharsets.UTF_8)));
    assertThat(page.locator("#scan-trouble")).hasText(Pattern.compile("[가-힣]"));
    page.locator("#picture").setInputFiles(file(phoneShowing(code, Carrier.QR).file()));
    assertThat(page.locator("#password")).isFocused();
    button("이 코드로 결제하지 않기").click();
    page.locator("#camera").click();
    assertThat(page.locator("#password")).isFocused();
    assertThat(screen.codes()).containsExactly(code.reveal(), BEFORE_THE_CAMERA.reveal());
    screen.becomes("PAID");
    assertThat(headline()).hasText("결제되었습니다. 감사합니다!");
    Chromium.save(page, "pc-korean");
  }

  private void sitsDown(String language) {
    person = chromium.person(language, ColorScheme.LIGHT);
    page = person.newPage();
    person.onConsoleMessage(message -> {
      if (message.type().equals("error") && !isExpected(message.text())) {
        complaints.add(message.text());
      }
    });
    person.onWebError(error -> complaints.add(error.error()));
  }

  private void open(String fragment) {
    page.navigate(
        "http://localhost:"
            + environment.getRequiredProperty("local.server.port")
            + "/pc"
            + fragment);
  }

  private void usableByAll(String what) {
    Chromium.save(page, what);
    assertThat(Chromium.barriersOn(page)).as(what).isEmpty();
  }

  private Locator headline() {
    return page.locator(".outcome h2");
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static FilePayload file(byte[] content) {
    return new FilePayload("phone.png", "image/png", content);
  }

  /** Refusals, and looks that gave way to what was sent. */
  private static boolean isExpected(String said) {
    return said.contains("status of 4")
        || said.startsWith("htmx:sendAbort")
        || said.startsWith("htmx:afterRequest");
  }
}
