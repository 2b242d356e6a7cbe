package org.showpay.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.shop.ShopApi.Good;
import org.showpay.contracts.shop.ShopApi.Order;
import org.showpay.contracts.shop.ShopOrderId;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.stack.RunningStack;
import org.showpay.stack.check.Books;
import org.showpay.stack.check.Checker;
import org.showpay.stack.check.Report;
import org.showpay.testing.Chromium;
import org.showpay.testing.Film;

/**
 * Patent figure 5 as a whole, in a real browser and at a barcode PC, with all services as
 * processes; and what is broken on the way. Whatever happened, order, payment, stock and bill
 * agree.
 */
@ExtendWith(ToldStory.Teller.class)
class InternetShopJourneyTest {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private static RunningStack stack;
  private static Shopping shopping;
  private static Path film;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private Good good;

  @BeforeAll
  static void aBrowserWithACamera(ToldStory story) throws IOException {
    stack = story.stack();
    shopping = new Shopping(story);
    film = Film.of(nothing());
    chromium = Chromium.start(film);
  }

  @BeforeEach
  void somethingInStock() {
    good = shopping.good();
  }

  private static Picture nothing() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(90, 160, BufferedImage.TYPE_BYTE_GRAY), "png", file);
    return Picture.of(file.toByteArray());
  }

  @AfterAll
  static void everyInvariantHoldsForTheShopsOrdersToo() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
    Report report = new Checker(Books.of(stack), BETWEEN_LOOKS).check();
    assertThat(report.holds()).describedAs(String.join("\n", report.inWords())).isTrue();
  }

  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    assertThat(complaints).isEmpty();
  }

  @Test
  void goodsAreChosenThePhoneIsHeldUpToTheCameraAndTheShopSendsThem() throws Exception {
    try (BrowserContext person = person()) {
      Page page = person.newPage();
      page.navigate(stack.urlOf(ServiceName.SHOPPING_MALL).toString());
      Chromium.save(page, "journey-1-goods");
      page.locator(".good:has(input[value='" + good.sku() + "'])")
          .getByRole(AriaRole.BUTTON)
          .click();
      assertThat(page.locator("#cart-link b")).hasText("1");
      page.locator("#cart-link").click();
      page.getByRole(AriaRole.BUTTON, named("Order and pay")).click();
      assertThat(page.locator("#code")).isFocused();
      Film.showNow(shopping.phone(), film);
      page.getByRole(AriaRole.BUTTON, named("Use the camera")).click();
      assertThat(page.locator("#finder")).isVisible();
      Chromium.save(page, "journey-2-phone");
      assertThat(page.locator("#password")).isFocused();
      Chromium.save(page, "journey-3-password");
      page.keyboard().type(shopping.consumer().paymentPassword().reveal());
      page.keyboard().press("Enter");
      assertThat(page.locator("#panel h2")).hasText("Paid. Thank you!");
      Chromium.save(page, "journey-4-paid");
      page.locator("#back").click();
      assertThat(page.locator("#state h1")).hasText("Paid");
      Chromium.save(page, "journey-5-order");
      String order = page.url().replaceAll("^.*/orders/([^/?]+).*$", "$1");
      shopping.isPaidOnce(ShopOrderId.of(order), good, shopping.newestPayment());
    }
  }

  @Test
  void aBarcodePcsPagePaysByAWedgeScannerWithTheKeyboardAlone() throws Exception {
    Order order = shopping.orders(good);
    try (BrowserContext person = person()) {
      Page page = person.newPage();
      page.navigate(stack.urlOf(ServiceName.CAT_TERMINAL) + "/pc");
      assertThat(page.locator("#screen")).isFocused();
      page.keyboard().insertText(Shopping.screenOf(order).toString());
      page.keyboard().press("Enter");
      assertThat(page.locator("#code")).isFocused();
      page.keyboard().type(shopping.digits());
      page.keyboard().press("Enter");
      assertThat(page.locator("#password")).isFocused();
      page.keyboard().type(shopping.consumer().paymentPassword().reveal());
      page.keyboard().press("Enter");
      assertThat(page.locator(".outcome h2")).hasText("Paid. Thank you!");
      shopping.isPaidOnce(order.order(), good, shopping.newestPayment());
    }
  }

  @Test
  void theBrowserIsClosedInTheMiddleAndThePhoneApproves() throws Exception {
    Order order = shopping.orders(good);
    try (BrowserContext person = person()) {
      Page page = person.newPage();
      page.navigate(Shopping.screenOf(order).toString());
      page.locator("#picture")
          .setInputFiles(new FilePayload("phone.png", "image/png", shopping.phone().file()));
      assertThat(page.locator("#password")).isFocused();
    }
    PaymentId waits = shopping.newestPayment();
    shopping.consumer().approves(waits);
    shopping.isPaidOnce(order.order(), good, waits);
  }

  @Test
  void theAuthServerIsRestartedBetweenScanAndPassword() throws Exception {
    Order order = shopping.orders(good);
    String pc = shopping.pcFor(order);
    PaymentId waits = shopping.isHeldUpTo(pc);
    stack.stop(ServiceName.AUTH_SERVER);
    assertThatThrownBy(() -> shopping.pcs().look(pc)).hasMessageContaining("NO_ANSWER");
    stack.start(ServiceName.AUTH_SERVER);
    await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(shopping.pcs().look(pc).payment()).isEqualTo(waits));
    assertThat(shopping.proves(pc, waits).stage()).isEqualTo(Stage.PAID);
    shopping.isPaidOnce(order.order(), good, waits);
  }

  @Test
  void theShopIsDownWhileItIsPaid() throws Exception {
    Order order = shopping.orders(good);
    String pc = shopping.pcFor(order);
    stack.stop(ServiceName.SHOPPING_MALL);
    PaymentId waits = shopping.isHeldUpTo(pc);
    assertThat(shopping.proves(pc, waits).stage()).isEqualTo(Stage.PAID);
    stack.start(ServiceName.SHOPPING_MALL);
    shopping.isPaidOnce(order.order(), good, waits);
  }

  private BrowserContext person() {
    BrowserContext person = chromium.person("en-GB", ColorScheme.LIGHT);
    person.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    person.onWebError(error -> complaints.add(error.error()));
    return person;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
