package org.showpay.cat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.AuthorizationRequest;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.till.PriceListApi;
import org.showpay.testing.Chromium;
import org.showpay.testing.Film;
import org.showpay.testing.FramesRead;
import org.showpay.testing.TestClient;
import org.showpay.testing.TestKeys;
import tools.jackson.databind.json.JsonMapper;

/** A cashier and a customer at a till, in a real browser, with a camera that sees a phone. */
class BrowserTest extends AtThePages {

  private static final PayCode BEFORE_THE_CAMERA = freshCode();
  private static final String EAN = "4006381333931";

  private static Chromium chromium;

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
  void aPersonAtTheTill() {
    openIn("en-GB");
  }

  /** What the page did against its own policy stands in the console. */
  @AfterEach
  void nothingWasBlockedAndNoScriptFailed() {
    person.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void sellsByTheCameraThatSeesAPhone() {
    FramesRead frames = FramesRead.of(page);
    signInByPage();
    enter("12000");
    chargeByPage();
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> asked.add(request.url()));
    GreenFrame green = GreenFrame.awaitedOn(page);
    button("Camera").click();
    assertThat(frames.count()).isLessThanOrEqualTo(3);
    assertThat(green.seen()).hasCount(1);
    outcome("Approved");
    assertThat(page.locator(".latest")).containsText("Approved");
    picture("till-approved");
    assertThat(lastAsked().payCode()).isEqualTo(BEFORE_THE_CAMERA);
    assertThat(page.locator("#finder")).isHidden();
    assertThat(asked).noneMatch(url -> url.contains("/pictures"));
  }

  @Test
  void sellsByAPictureThatIsChosenAndSaysWhatIsWrongWithOneThatIsNone() {
    signInByPage();
    enter("12000");
    chargeByPage();
    choose("notes.png", "no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(page.locator("#scan-trouble")).hasText(Pattern.compile("Take the picture again"));
    choose("phone.png", phoneShowing(code, Carrier.QR).file());
    outcome("Approved");
    assertThat(lastAsked().payCode()).isEqualTo(code);
  }

  @Test
  void sellsByKeyboardAloneGoodsAndAmountAndAWedgeScanner() {
    price("Drip coffee", 4_500);
    signInByPage();
    page.keyboard().type(EAN);
    page.keyboard().press("Enter");
    assertThat(page.locator(".lines")).containsText("Drip coffee");
    page.keyboard().type("7500");
    page.keyboard().press("Enter");
    assertThat(page.locator(".total strong")).hasText("₩12,000");
    picture("till-goods");
    page.keyboard().press("Enter");
    assertThat(page.locator("#code")).isFocused();
    picture("till-scan");
    page.keyboard().type(code.reveal());
    page.keyboard().press("Enter");
    outcome("Approved");
    assertThat(button("Next customer")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#entry")).isFocused();
    assertThat(page.locator(".latest")).containsText("₩12,000");
  }

  @Test
  void theCustomerProvesWhoItIsOnTheDisplayAndTheCashierSeesNoneOfIt() {
    signInByPage();
    Page display = person.waitForPage(() -> button("Customer's display").click());
    assertThat(display.locator(".welcome")).isVisible();
    enter("80000");
    assertThat(display.locator(".amount")).hasText("₩80,000");
    chargeByPage();
    Chromium.save(display, "customer-show");
    wedge(code);
    assertThat(page.locator(".asking h2")).hasText("Waiting for the customer");
    picture("till-waiting");
    display.locator("#password").fill("000000");
    display.locator(".main").click();
    assertThat(display.getByText("That was not your payment password")).isVisible();
    assertThat(page.locator(".asking h2")).hasText(Pattern.compile("That was wrong"));
    display.locator("#password").pressSequentially(PASSWORD.reveal());
    Chromium.save(display, "customer-password");
    assertThat(page.content()).doesNotContain(PASSWORD.reveal(), "type=\"password\"");
    display.keyboard().press("Enter");
    assertThat(display.locator(".outcome .wish")).hasText("Paid. Thank you!");
    Chromium.save(display, "customer-paid");
    outcome("Approved");
    assertThat(page.locator("#said")).hasText("Approved");
  }

  @Test
  void showsADeclineWithItsNextStepAndScansTheSameReceiptAgain() {
    signInByPage();
    acting.decline(DeclineReason.CODE_NOT_LIVE);
    enter("9000");
    chargeByPage();
    String receipt = page.locator(".receipt-no b").textContent();
    wedge(code);
    outcome("Declined");
    assertThat(page.locator(".tell"))
        .containsText(Pattern.compile("Ask for a new one.*Ask for a new code", Pattern.DOTALL));
    assertThat(page.locator(".latest")).containsText("Declined");
    picture("till-declined");
    acting.decline(null);
    button("Scan again").click();
    assertThat(page.locator(".receipt-no b")).hasText(receipt);
    wedge(freshCode());
    outcome("Approved");
  }

  @Test
  void givesAPartBackByTheReceiptAndClosesTheBatch() {
    signInByPage();
    enter("20000");
    chargeByPage();
    wedge(code);
    outcome("Approved");
    String receipt = page.locator(".receipt-no b").textContent();
    link("Receipts").click();
    page.getByLabel("Receipt's number").fill(receipt.substring(7));
    button("Find").click();
    page.getByLabel("Amount, up to ₩20,000").fill("5000");
    button("Give back").click();
    assertThat(page.locator(".sales .is-done")).containsText("₩5,000");
    picture("till-receipt");
    link("Day").click();
    button("Close the batch").click();
    assertThat(page.getByText("No difference: 1 compared")).isVisible();
    assertThat(page.locator("tr.sum").last()).containsText("₩15,000");
    picture("till-day");
  }

  @Test
  void whatIsTypedStaysWhenSomethingElseHappensAtTheTill() {
    signInByPage();
    page.locator("#entry").pressSequentially("75");
    Page second = person.newPage();
    second.navigate(url("/cashier"));
    second.locator("#entry").fill("900");
    second.keyboard().press("Enter");
    assertThat(page.locator(".lines")).containsText("₩900");
    assertThat(page.locator("#entry")).hasValue("75");
    page.locator("#entry").press("Enter");
    assertThat(page.locator(".total strong")).hasText("₩975");
    assertThat(page.locator("#entry")).hasValue("");
  }

  @Test
  void speaksKorean() {
    person.close();
    openIn("ko-KR");
    picture("till-sign-in", "/sign-in");
    signInByPage();
    enter("12000");
    assertThat(page.locator("button.main")).hasText("₩12,000 받기");
    picture("till-korean");
  }

  private void openIn(String language) {
    person = chromium.person(language, 1280, 800);
    page = person.newPage();
    person.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("status of 4")) {
        complaints.add(message.text());
      }
    });
    person.onWebError(error -> complaints.add(error.error()));
  }

  private void signInByPage() {
    page.navigate(url("/"));
    page.locator("#key").fill(key.reveal());
    page.keyboard().press("Enter");
    assertThat(page.locator("#entry")).isFocused();
  }

  private void enter(String amount) {
    page.locator("#entry").fill(amount);
    page.keyboard().press("Enter");
    assertThat(page.locator(".lines li").last()).isVisible();
  }

  private void chargeByPage() {
    page.locator("button.main").click();
    assertThat(page.locator("#code")).isFocused();
  }

  private void wedge(PayCode shown) {
    page.locator("#code").fill(shown.reveal());
    page.keyboard().press("Enter");
  }

  private void choose(String name, byte[] file) {
    page.locator("#picture").setInputFiles(new FilePayload(name, "image/png", file));
  }

  private void outcome(String headline) {
    assertThat(page.locator(".outcome h2")).hasText(headline);
  }

  private AuthorizationRequest lastAsked() {
    return JsonMapper.shared()
        .readValue(
            authServer.seen().stream()
                .filter(seen -> seen.line().equals("POST /v1/payments"))
                .findFirst()
                .orElseThrow()
                .body(),
            AuthorizationRequest.class);
  }

  private void price(String name, long won) {
    TestClient.of(PriceListApi.class, environment, TestKeys.OPERATOR.reveal())
        .price(till, EAN, new PriceListApi.Item(name, Money.of(won, "KRW")));
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

  private void picture(String what, String path) {
    page.navigate(url(path));
    picture(what);
  }

  private void picture(String what) {
    Chromium.save(page, what);
  }
}
