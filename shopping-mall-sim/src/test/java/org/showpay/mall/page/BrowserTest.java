package org.showpay.mall.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.mall.AtTheShop;
import org.showpay.testing.Chromium;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A person at the shop, in a real browser. */
class BrowserTest extends AtTheShop {

  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();

  @Autowired Environment environment;

  private BrowserContext person;
  private Page page;

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
  void aPerson() {
    customers.clear("TIGER-PLUSH", 75, 24_000);
    authServer.leadsBackTo(URI.create(url("")));
    openIn("en-GB", ColorScheme.LIGHT);
  }

  /** What the page did against its own policy stands in the console. */
  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    person.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void choosesOrdersPaysOnTheScreenAndComesBackToAPaidOrder() {
    page.navigate(url("/"));
    hasNoBarriers("shop-window");
    button("Into the cart: Tiger with a magpie, to hug").click();
    assertThat(page.locator("#cart-link b")).hasText("1");
    page.locator("#cart-link").click();
    button("One more: Tiger with a magpie, to hug").click();
    assertThat(page.locator(".total strong")).hasText("₩48,000");
    hasNoBarriers("shop-cart");
    button("Order and pay").click();
    assertThat(page.locator("h1")).hasText("Fake payment screen");
    page.getByText("Show the phone").click();
    assertThat(page.locator("#state h1")).hasText("Paid");
    Chromium.save(page, "shop-paid");
    link("My orders").click();
    assertThat(page.locator(".badge")).hasText("Paid");
    hasNoBarriers("shop-orders");
  }

  @Test
  void hearsWhileThePageIsOpenThatAPaymentWasRefusedAndThenThatTimeIsOver() {
    CheckoutId session = orderByKeyboard();
    page.navigate(url(authServer.session(session).returnUrl().getPath()));
    assertThat(page.locator("#state h1")).hasText("To be paid");
    authServer.decline(session, DeclineReason.LIMIT_EXCEEDED);
    assertThat(button("Try again to pay")).isVisible();
    hasNoBarriers("shop-refused");
    authServer.runOut(session);
    assertThat(page.locator("#state h1")).hasText("Cancelled");
    assertThat(page.locator("#state")).containsText("not paid in time");
    Chromium.save(page, "shop-cancelled");
    assertThat(customers.left("TIGER-PLUSH")).isEqualTo(75);
  }

  @Test
  void givesUpOnTheScreenInKoreanAndInTheDark() {
    person.close();
    openIn("ko-KR", ColorScheme.DARK);
    page.navigate(url("/"));
    Chromium.save(page, "shop-window-dark");
    button("담기: 까치와 호랑이 인형").click();
    assertThat(page.locator("#cart-link b")).hasText("1");
    page.locator("#cart-link").click();
    button("주문하고 결제하기").click();
    page.getByText("Give up").click();
    assertThat(page.locator("#state h1")).hasText("취소됨");
    hasNoBarriers("shop-cancelled-dark");
  }

  /** Without a mouse; the session of what was ordered. */
  private CheckoutId orderByKeyboard() {
    page.navigate(url("/"));
    button("Into the cart: Tiger with a magpie, to hug").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#cart-link b")).hasText("1");
    page.locator("#cart-link").press("Enter");
    button("Order and pay").press("Enter");
    page.waitForURL(Pattern.compile(".*/pay/chk_.*"));
    String screen = page.url();
    return CheckoutId.of(screen.substring(screen.lastIndexOf('/') + 1));
  }

  /** No violation in axe-core's view, and a picture for those who asked for one. */
  private void hasNoBarriers(String what) {
    assertThat(Chromium.barriersOn(page)).as(what).isEmpty();
    Chromium.save(page, what);
  }

  private void openIn(String language, ColorScheme light) {
    person = chromium.person(language, light);
    page = person.newPage();
    person.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("favicon")) {
        complaints.add(message.text());
      }
    });
    person.onWebError(error -> complaints.add(error.error()));
  }

  private String url(String path) {
    return "http://localhost:" + environment.getRequiredProperty("local.server.port") + path;
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
