package org.showpay.auth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.testing.Chromium;

/** The page of what waits for a second operator, in a real browser, in both languages. */
@AuthServerTest
@Timeout(120)
class TwoOperatorsBrowserTest extends AtTwoDesks {

  private static @Nullable Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void showsWhatWouldBeDoneAndDoesItOnceItIsConfirmed() {
    PaymentId paid = pays();
    Waiting refund = proposeRefund(paid, 600_000);
    String terminals = "/merchants/" + cashier.merchant().merchant() + "/terminals";
    minsu.send(
        terminals,
        Map.of("terminal", TerminalId.next().toString(), "label", "till 3", "channel", "STORE"));
    try (BrowserContext person = person("en-GB", ColorScheme.LIGHT)) {
      Page page = person.newPage();
      page.navigate(address("/console/payments/" + paid));
      usableByAll(page, "console-payment-two");
      page.navigate(address("/console" + terminals.replace("/terminals", "")));
      usableByAll(page, "console-merchant-two");
      page.navigate(address("/console/proposals"));
      assertThat(page.locator("tbody")).containsText("KRW 600,000");
      usableByAll(page, "console-proposals");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm: " + paid))
          .press("Enter");
      assertThat(page.locator(".done")).hasText("It was given back.");
    }
    Assertions.assertThat(refund.confirmedBy(minsu).status()).isEqualTo(409);
  }

  @Test
  void speaksKoreanInTheDark() {
    proposeRefund(pays(), 600_000);
    try (BrowserContext person = person("ko-KR", ColorScheme.DARK)) {
      Page page = person.newPage();
      page.navigate(address("/console/proposals"));
      assertThat(page.locator("h1")).hasText("승인 대기");
      usableByAll(page, "console-proposals-korean");
    }
  }

  /** Minsu's browser, which is signed in already. */
  private BrowserContext person(String language, ColorScheme likes) {
    BrowserContext person = Objects.requireNonNull(chromium).person(language, likes);
    person.addCookies(
        minsu.kept().entrySet().stream()
            .map(each ->
                new Cookie(each.getKey(), each.getValue())
                    .setDomain("localhost")
                    .setPath("/console"))
            .toList());
    return person;
  }

  private static void usableByAll(Page page, String what) {
    Chromium.save(page, what);
    Assertions.assertThat(Chromium.barriersOn(page)).as(what).isEmpty();
  }

  private String address(String path) {
    return "http://localhost:" + environment.getRequiredProperty("local.server.port") + path;
  }
}
