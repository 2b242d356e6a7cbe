package org.showpay.mobile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.showpay.contracts.phone.Look;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.phone.PhonesApi.ScreenSize;
import org.showpay.testing.Chromium;

/** A person with a real browser at the pages of a phone. */
@Timeout(180)
abstract class BrowserScenario extends PhoneScenario {

  static Chromium chromium;

  final NewPhone owner = newPhone(SCREEN);
  final List<String> complaints = new ArrayList<>();

  Page page;
  PhoneId phone;

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
  void aPersonWithAPhone() {
    account.beginAnew();
    pinGenerator.forgetCards();
    pickUp(owner, "en-GB");
  }

  /** What the page did against its own policy stands in the console. */
  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  /** Phones of the last twenty-five years. */
  enum Model {
    LCD_2001(Look.MONO_LCD, 128, 128),
    GREY_2001(Look.GREY_LCD, 176, 220),
    TOUCH_2010(Look.EARLY_TOUCH, 320, 480),
    TODAY(Look.MODERN, 1080, 2400),
    DARK(Look.MODERN_DARK, 1080, 2400);

    private final Look look;
    private final int width;
    private final int height;

    Model(Look look, int width, int height) {
      this.look = look;
      this.width = width;
      this.height = height;
    }

    ScreenSize screen() {
      return new ScreenSize(width, height, look);
    }
  }

  final void pickUp(NewPhone taken, String language) {
    phone = switchedOn(taken);
    page = chromium.person(language, 520, 960).newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
  }

  final void signIn() {
    signIn(owner);
  }

  final void signIn(NewPhone taken) {
    page.navigate(url(""));
    page.locator("#number").fill(taken.phoneNumber().reveal());
    page.locator("form").first().locator("button").click();
    page.waitForURL(url(""));
  }

  final void addCard() {
    phones().addCard(phone, newCard());
    page.navigate(url(""));
  }

  final void showCode() {
    signIn();
    addCard();
    button("Show code").click();
    assertThat(page.locator(".timer")).isVisible();
  }

  final String origin() {
    return "http://localhost:" + environment.getRequiredProperty("local.server.port");
  }

  final String url(String path) {
    return origin() + "/phones/" + phone + path;
  }

  final Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  final Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  final Locator field(String label) {
    return page.getByLabel(label);
  }

  /** The code's picture comes some time after the page that it is in. */
  final void awaitPicture() {
    page.locator(".glass img").evaluate("image => image.decode()");
  }

  final Object natural(String side) {
    return page.locator("img").evaluate("image => image." + side);
  }

  /** Saves what is to be seen, where {@code -Dshowpay.screens=FOLDER} asks for it. */
  final void picture(Model model, String what) {
    Chromium.saveWhole(page, model.name().toLowerCase(Locale.ROOT) + "-" + what);
  }
}
