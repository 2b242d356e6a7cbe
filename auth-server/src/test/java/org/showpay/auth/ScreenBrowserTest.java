package org.showpay.auth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.auth.Town.PAYMENT_PASSWORD;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.showpay.auth.webhook.Shop;
import org.showpay.barcode.Drawing;
import org.showpay.barcode.Screen;
import org.showpay.barcode.SymbolPainter;
import org.showpay.contracts.checkout.CheckoutState;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.Picture;
import org.showpay.testing.Chromium;
import org.showpay.testing.Film;
import org.showpay.testing.FramesRead;

/** A consumer at a PC, in a real browser whose camera sees a phone; each state is usable by all. */
@Timeout(180)
class ScreenBrowserTest extends AtTheShop {

  private static final PayCode BEFORE_THE_CAMERA =
      PayCode.draw(SchemePrefix.DEFAULT, new SecureRandom());

  private static Chromium chromium;
  private static Shop site;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext person;
  private Page page;

  @BeforeAll
  static void aBrowser() throws IOException {
    chromium = Chromium.start(Film.of(phoneShowing(BEFORE_THE_CAMERA)));
    site = new Shop();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
      site.close();
    }
  }

  @BeforeEach
  void aPersonWhoWantsToPay() {
    OpenCheckout usual = shop.purchase(PRICE);
    session =
        shop.checkouts()
            .open(
                new OpenCheckout(
                    usual.session(),
                    usual.orderId(),
                    usual.amount(),
                    usual.lines(),
                    URI.create(site.url() + "?paid=yes"),
                    URI.create(site.url() + "?paid=no"),
                    null));
    pc = new Pc(environment, session);
    sitsDown("en-GB", ColorScheme.LIGHT);
  }

  /** What the page did against its own policy stands in the console. */
  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    person.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void paysByTypedDigitsAndPasswordWithTheKeyboardAloneAndGoesBack() {
    open();
    assertThat(page.locator("#code")).isFocused();
    usableByAll("pay-scan");
    page.keyboard().type(consumer.onlineCode().reveal());
    page.keyboard().press("Enter");
    assertThat(page.locator("#password")).isFocused();
    usableByAll("pay-prove");
    page.keyboard().type("000000");
    page.keyboard().press("Enter");
    assertThat(page.locator(".trouble")).hasText(Pattern.compile("not your payment password"));
    page.reload();
    assertThat(page.locator("#password")).isFocused();
    page.keyboard().type(PAYMENT_PASSWORD.reveal());
    page.keyboard().press("Enter");
    assertThat(headline()).hasText("Paid. Thank you!");
    assertThat(page.locator("#said")).hasText("Paid. Thank you!");
    page.keyboard().press("Tab");
    assertThat(page.locator("#soon")).hasText("You stay here until you go back.");
    usableByAll("pay-paid");
    page.getByRole(AriaRole.LINK, named("Back to Web Shop")).click();
    page.waitForURL(Pattern.compile(".*/hook\\?paid=yes&session=" + session.session()));
    page.goBack();
    assertThat(headline()).hasText("Paid. Thank you!");
  }

  @Test
  void paysByACameraThatSeesThePhoneAndIsOffWhenItsPictureIsGone() {
    open();
    rememberCameras();
    page.route(
        "**/frame-worker.js",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/javascript")
                    .setBody("onmessage = () => postMessage({code: '', hint: 'NO_SYMBOL'});")));
    page.getByRole(AriaRole.BUTTON, named("Use the camera")).click();
    assertThat(page.locator("#finder-hint")).hasText(Pattern.compile("No code was found"));
    page.locator("#code").fill("8712");
    page.keyboard().press("Enter");
    assertThat(page.locator("#scan-trouble")).hasText(Pattern.compile("A code has 20 digits"));
    page.waitForFunction(
        "cameras.length === 1 && cameras[0].getTracks().every(t => t.readyState === 'ended')");
    page.unroute("**/frame-worker.js");
    FramesRead frames = FramesRead.of(page);
    consumer.onlineCode(BEFORE_THE_CAMERA);
    page.reload();
    page.getByRole(AriaRole.BUTTON, named("Use the camera")).click();
    assertThat(frames.count()).isLessThanOrEqualTo(3);
    assertThat(page.locator("#password")).isFocused();
    page.locator("#password").fill(PAYMENT_PASSWORD.reveal());
    page.keyboard().press("Enter");
    assertThat(headline()).hasText("Paid. Thank you!");
  }

  @Test
  void paysByAPictureThatIsChosenDroppedOrPastedAndSaysWhatIsWrongWithOneThatIsNone()
      throws IOException {
    open();
    choose("notes.png", "no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(page.locator("#scan-trouble")).hasText(Pattern.compile("no PNG or JPEG"));
    hand("drop", "dataTransfer", blank());
    assertThat(page.locator("#scan-trouble")).hasText(Pattern.compile("No code was found"));
    hand("paste", "clipboardData", "no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(page.locator("#scan-trouble")).hasText(Pattern.compile("no PNG or JPEG"));
    hand("drop", "dataTransfer", phoneShowing(consumer.onlineCode()).file());
    assertThat(page.locator("#password")).isFocused();
    page.getByRole(AriaRole.BUTTON, named("Do not pay with this code")).click();
    hand("paste", "clipboardData", phoneShowing(consumer.onlineCode()).file());
    assertThat(page.locator("#password")).isFocused();
    page.getByRole(AriaRole.BUTTON, named("Do not pay with this code")).click();
    choose("phone.png", phoneShowing(consumer.onlineCode()).file());
    assertThat(page.locator("#password")).isFocused();
    assertThat(state()).isEqualTo(CheckoutState.PROCESSING);
    saysSoWhenTheTimeIsOverThoughNobodyDoesAnything();
  }

  private void saysSoWhenTheTimeIsOverThoughNobodyDoesAnything() {
    page.getByRole(AriaRole.BUTTON, named("Do not pay with this code")).click();
    assertThat(page.locator("#code")).isFocused();
    pass(601);
    assertThat(headline()).hasText("This can no longer be paid");
    Chromium.save(page, "pay-expired");
  }

  @Test
  void isToldAtOnceWhatAnotherBrowserDidAndMayShowAnotherCodeAfterARefusal() {
    sitsDown("en-GB", ColorScheme.DARK);
    open();
    pc.shows(consumer.onlineCode());
    assertThat(page.locator("#password")).isFocused();
    adapter.becomes(FakeAdapter.Mood.DECLINES);
    pc.proves(PAYMENT_PASSWORD);
    assertThat(page.locator(".refused")).containsText("What your card can still pay");
    usableByAll("pay-refused-dark");
    adapter.becomes(FakeAdapter.Mood.HANGS_UP);
    pc.pays(consumer.onlineCode());
    assertThat(headline()).hasText("Your card company has not answered yet");
    usableByAll("pay-waiting-dark");
    inquireNow(payment().paymentId());
    assertThat(headline()).hasText("Paid. Thank you!");
  }

  @Test
  void canBeGivenUpAndSpeaksKorean() {
    sitsDown("ko-KR", ColorScheme.LIGHT);
    open();
    Chromium.save(page, "pay-korean");
    page.getByRole(AriaRole.BUTTON, named("구매 취소")).click();
    assertThat(headline()).hasText("구매가 취소되었습니다");
    page.keyboard().press("Escape");
    Chromium.save(page, "pay-cancelled");
    assertThat(page.locator("#back"))
        .hasAttribute("href", site.url() + "?paid=no&session=" + session.session());
    assertThat(state()).isEqualTo(CheckoutState.CANCELLED);
  }

  /** A browser that has opened nothing yet. */
  private void sitsDown(String language, ColorScheme likes) {
    person = chromium.person(language, likes);
    page = person.newPage();
    person.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    person.onWebError(error -> complaints.add(error.error()));
  }

  private void open() {
    page.navigate(
        "http://localhost:"
            + environment.getRequiredProperty("local.server.port")
            + session.screen().getPath());
  }

  /** No violation that axe knows of, in what is to be seen now. */
  private void usableByAll(String what) {
    Chromium.save(page, what);
    assertThat(Chromium.barriersOn(page)).as(what).isEmpty();
  }

  private Locator headline() {
    return page.locator("#panel h2");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private void choose(String name, byte[] file) {
    page.locator("#picture").setInputFiles(new FilePayload(name, "image/png", file));
  }

  /** Has the page keep the cameras that it switches on. */
  private void rememberCameras() {
    page.evaluate(
        """
        () => {
          window.cameras = [];
          const get = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
          navigator.mediaDevices.getUserMedia = async how => {
            const camera = await get(how);
            window.cameras.push(camera);
            return camera;
          };
        }\
        """);
  }

  /** Drops or pastes a picture, as a browser says it to the page. */
  private void hand(String how, String where, byte[] file) {
    assertThat(page.locator("#camera")).isVisible();
    page.evaluate(
        """
        ([how, where, file]) => {
          const bytes = Uint8Array.from(atob(file), c => c.charCodeAt(0));
          const carried = new DataTransfer();
          carried.items.add(new File([bytes], 'phone.png', {type: 'image/png'}));
          const means = {bubbles: true, cancelable: true, [where]: carried};
          document.getElementById('drop').dispatchEvent(
            how === 'drop' ? new DragEvent(how, means) : new ClipboardEvent(how, means));
        }\
        """,
        List.of(how, where, Base64.getEncoder().encodeToString(file)));
  }

  private static byte[] blank() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "png", file);
    return file.toByteArray();
  }

  private static Picture phoneShowing(PayCode code) {
    Drawing drawing = new SymbolPainter().paint(code, Carrier.QR, new Screen(360, 640));
    return ((Drawing.Drawn) drawing).png();
  }
}
