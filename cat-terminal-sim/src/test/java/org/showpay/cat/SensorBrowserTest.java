package org.showpay.cat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.testing.Chromium;

/** A customer who holds a finger to the till's sensor, at its display in a real browser. */
class SensorBrowserTest extends AtThePages {

  private static final String NUMBER = "821012345678";
  private static final long MUCH = ActingAuthServer.WITHOUT_PASSWORD + 1;

  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext person;
  private Page display;

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
  void aDisplayThatIsWide() {
    openIn("en-GB", 1280, 800);
  }

  /** What the page did against its own policy stands in the console. */
  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    person.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void threeStrangersFingersEndThePaymentAndSayWhatToDo() {
    acting.refuseFrames(3);
    waitForTheCustomer();
    usableByAll("wanted");
    press(NUMBER);
    assertThat(trouble())
        .hasText("You were not recognised. Hold it out again, or use your payment password.");
    assertThat(person()).hasValue(NUMBER);
    assertThat(person()).isFocused();
    usableByAll("not-recognised");
    display.reload();
    assertThat(trouble()).isVisible();
    press(NUMBER);
    assertThat(trouble()).isVisible();
    press(NUMBER);
    assertThat(display.locator(".outcome .wish")).hasText("Not paid. Nothing is charged.");
    usableByAll("refused");
    assertThat(acting.frames()).hasSize(3);
  }

  @Test
  void aFingerIsPressedByKeyboardAloneInKoreanOnANarrowDisplay() {
    acting.refuseFrames(0);
    person.close();
    openIn("ko-KR", 360, 740);
    waitForTheCustomer();
    assertThat(display.locator("#password")).isFocused();
    usableByAll("korean-narrow");
    display.keyboard().press("Tab");
    display.keyboard().press("Tab");
    assertThat(person()).isFocused();
    display.keyboard().type("nobody");
    display.keyboard().press("Enter");
    assertThat(trouble()).hasText("휴대폰 번호가 아닙니다. 8210…처럼 숫자만 입력하세요.");
    assertThat(person()).isFocused();
    assertThat(person()).hasValue("nobody");
    usableByAll("korean-no-number");
    assertThat(acting.frames()).isEmpty();
    display.keyboard().press("ControlOrMeta+a");
    display.keyboard().type(NUMBER);
    display.keyboard().press("Enter");
    assertThat(display.locator(".outcome .wish")).hasText("결제되었습니다. 감사합니다!");
    usableByAll("korean-paid");
    assertThat(display.content()).doesNotContain(NUMBER);
  }

  @Test
  void whatIsLockedOrTookTooLongIsNotSilenceAndThePasswordStillPays() {
    waitForTheCustomer();
    display.setViewportSize(360, 740);
    acting.refuseEntries(Reply.problem(422, "CHALLENGE_NOT_ANSWERED", "AUTHENTICATE"));
    press(NUMBER);
    assertThat(trouble())
        .hasText(
            "That was not looked at, perhaps because it took too long."
                + " Try again, or use your payment password.");
    acting.refuseEntries(Reply.problem(423, "FACTOR_LOCKED", "AUTHENTICATE"));
    press(NUMBER);
    assertThat(trouble())
        .hasText(
            "You were not recognised too often: this is locked for half an hour."
                + " Use your payment password, or approve it on your phone.");
    assertThat(display.locator("#password")).isFocused();
    usableByAll("locked");
    assertThat(cashier.get("/cashier").body()).contains("Locked: the customer uses the password");
    acting.refuseEntries(null);
    display.keyboard().type(PASSWORD.reveal());
    display.keyboard().press("Enter");
    assertThat(display.locator(".outcome .wish")).hasText("Paid. Thank you!");
  }

  private void openIn(String language, int width, int height) {
    person = chromium.person(language, width, height);
    person.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    person.onWebError(error -> complaints.add(error.error()));
    display = person.newPage();
  }

  private void waitForTheCustomer() {
    Page till = display;
    till.navigate("http://localhost:" + environment.getRequiredProperty("local.server.port"));
    till.locator("#key").fill(key.reveal());
    till.keyboard().press("Enter");
    display =
        person.waitForPage(() -> till.locator("form[action='/cashier/display'] button").click());
    assertThat(display.locator(".welcome")).isVisible();
    signIn();
    String order = charge(MUCH);
    cashier.post("/cashier/code", "order", order, "code", code.reveal());
    assertThat(person()).isVisible();
  }

  private void press(String number) {
    Locator before = display.locator("#panel[data-version='" + version() + "']");
    person().fill(number);
    display
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Press the finger"))
        .click();
    assertThat(before).hasCount(0);
  }

  private String version() {
    return display.locator("#panel").getAttribute("data-version");
  }

  private Locator person() {
    return display.locator("#person");
  }

  private Locator trouble() {
    return display.locator(".trouble");
  }

  private void usableByAll(String what) {
    Chromium.saveWhole(display, "sensor-" + what);
    assertThat(Chromium.barriersOn(display)).as(what).isEqualTo(List.of());
    Object wider = display.evaluate("document.documentElement.scrollWidth - innerWidth");
    assertThat((Integer) wider).as("wider than the display: " + what).isNotPositive();
  }
}
