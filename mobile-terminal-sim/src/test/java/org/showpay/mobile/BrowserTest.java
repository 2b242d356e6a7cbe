package org.showpay.mobile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.mobile.FakeAccount.payment;
import static org.showpay.mobile.FakeAccount.waiting;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.phone.PhonesApi.TypedCard;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;

/** A person at the phone's pages, in a real browser. */
class BrowserTest extends BrowserScenario {

  private static final int MOST_TABS = 6;

  @Test
  void registersACardWhoseNumberGoesToTheVaultAlone() {
    TypedCard card = newCard();
    List<String> toTheWallet = new ArrayList<>();
    page.onRequest(request -> {
      if (!request.url().startsWith(vault.url())) {
        toTheWallet.add(everythingIn(request));
      }
    });
    signIn();
    link("Add a card").click();
    field("What you call the card").fill("Everyday");
    field("Card number").fill(card.pan().reveal().replaceAll("(.{4})(?!$)", "$1 "));
    field("Good until (MM/YY)").fill("04/31");
    button("Register").click();

    assertThat(page.getByText("hanbit •••• 1234")).isVisible();
    assertThat(vault.questions(FakeVault.STORE_WITH_TICKET).getLast().body())
        .contains(card.pan().reveal(), "2031-04");
    assertThat(pinGenerator.questions(FakePinGenerator.ADD_CARD).getLast().body())
        .contains(vault.stored(card.pan()).card().toString());
    String digits = card.pan().reveal();
    assertThat(toTheWallet).hasSizeGreaterThan(3);
    assertThat(toTheWallet).noneMatch(sent -> sent.replaceAll("[^0-9]", "").contains(digits));
  }

  @Test
  void aWrongDigitOfTheCardNumberIsFoundBeforeAnythingLeaves() {
    signIn();
    page.navigate(url("/cards/new"));
    int before = vault.questions(FakeVault.TICKET).size();
    String pan = newCard().pan().reveal();
    field("What you call the card").fill("Everyday");
    field("Card number").fill(pan.substring(0, 15) + (pan.charAt(15) == '0' ? '1' : '0'));
    field("Good until (MM/YY)").fill("04/31");
    button("Register").click();
    assertThat(page.getByRole(AriaRole.ALERT)).hasText(Pattern.compile("no card number"));
    assertThat(vault.questions(FakeVault.TICKET)).hasSize(before);
  }

  @ParameterizedTest
  @EnumSource
  void aTillReadsTheScreenshotOfEachPhone(Model model) {
    NewPhone like = newPhone(model.screen());
    page.context().close();
    pickUp(like, model == Model.GREY_2001 ? "ko-KR" : "en-GB");
    signIn(like);
    addCard();
    account.has(payment(38_500, PaymentState.DECLINED, DeclineReason.LIMIT_EXCEEDED));
    account.has(payment(12_000, PaymentState.APPROVED, null));
    page.navigate(url(""));
    picture(model, "wallet");
    page.locator("button.main").click();
    assertThat(page.locator(".timer b")).hasText(Pattern.compile("5[0-9]|60"));
    awaitPicture();
    picture(model, "code");

    byte[] screenshot = page.locator(".glass").screenshot();
    assertThat(new CodeReader(SchemePrefix.DEFAULT).read(Picture.of(screenshot)))
        .isEqualTo(new Reading.Read(pinGenerator.lastIssued(), Carrier.QR));
    assertThat(natural("naturalWidth")).isEqualTo(model.screen().width());
    assertThat(natural("naturalHeight")).isEqualTo(model.screen().height());
  }

  @Test
  void theDigitsComeWithAWarningAndOnlyWhenAskedFor() {
    showCode();
    assertThat(page.locator(".number")).hasCount(0);
    link("Digits").click();
    assertThat(page.locator(".number"))
        .hasText(pinGenerator.lastIssued().reveal().replaceAll("(.{4})(?!$)", "$1 "));
    assertThat(page.getByText("Never read these digits to anyone")).isVisible();
    picture(Model.TOUCH_2010, "digits");
    link("Bar code").click();
    assertThat(page.locator("img")).hasAttribute("src", Pattern.compile("/pictures/CODE_128"));
  }

  @Test
  void aNewCodeComesBeforeTheOldOneEnds() {
    pinGenerator.codesLiveFor(8);
    showCode();
    PayCode first = pinGenerator.lastIssued();
    assertThat(page.locator("img")).hasCount(1);
    String before = page.locator("img").getAttribute("src");
    page.waitForCondition(() -> !pinGenerator.lastIssued().equals(first));
    assertThat(page.locator("img")).not().hasAttribute("src", before);
    pinGenerator.codesLiveFor(60);
  }

  @Test
  void approvesAPaymentThatAsksWhileTheCodeIsShown() {
    showCode();
    account.has(waiting(42_000));
    assertThat(page.locator(".ask")).hasText(Pattern.compile("asks for ₩42,000"));
    picture(Model.TOUCH_2010, "approve");
    button("Approve").click();
    assertThat(page.locator(".ask")).hasText("₩42,000 paid to Dalgona Coffee.");
    picture(Model.TOUCH_2010, "paid");
  }

  @Test
  void refusesAPaymentByKeyboardAlone() {
    signIn();
    OwnPayment asked = waiting(42_000);
    account.has(asked);
    assertThat(button("Refuse")).isVisible();
    goByTabTo(button("Refuse"));
    page.keyboard().press("Enter");
    assertThat(page.getByText("You refused this payment")).isVisible();
    assertThat(button("Refuse")).hasCount(0);
  }

  /** As somebody goes who has no mouse and sees where they are. */
  private void goByTabTo(Locator there) {
    for (int i = 0; i < MOST_TABS && !isReached(there); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(there).isFocused();
  }

  private static boolean isReached(Locator there) {
    return Boolean.TRUE.equals(there.evaluate("it => it === document.activeElement"));
  }

  @Test
  void seesAPaymentAsItHappens() {
    showCode();
    account.has(payment(12_000, PaymentState.APPROVED, null));
    assertThat(page.locator(".ask")).hasText("₩12,000 paid to Dalgona Coffee.");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("₩12,000 paid to Dalgona Coffee.");
  }

  @Test
  void freezesAtOnceAndUnfreezesWithThePassword() {
    signIn();
    addCard();
    link("Settings").click();
    button("Freeze the wallet now").click();
    assertThat(page.getByText("The wallet is frozen")).isVisible();
    picture(Model.TOUCH_2010, "frozen");
    link("Pay").click();
    assertThat(button("Show code")).isDisabled();
    link("Unfreeze").click();
    page.locator("#unfreeze").fill("111111");
    button("Unfreeze").click();
    assertThat(page.getByText("This is not your payment password.")).isVisible();
    page.locator("#unfreeze").fill(FakeAccount.PAYMENT_PASSWORD.reveal());
    button("Unfreeze").click();
    assertThat(button("Freeze the wallet now")).isVisible();
  }

  @Test
  void choosesABackupByKeyboardAlone() {
    signIn();
    addCard();
    addCard();
    link("Backup cards").click();
    field("If Everyday cannot pay").first().focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.getByText("Saved.")).isVisible();
    assertThat(field("If Everyday cannot pay").first()).not().hasValue("");
    picture(Model.TOUCH_2010, "backups");
  }

  @Test
  void theShelfLeadsToEachPhone() {
    page.navigate(origin() + "/");
    picture(Model.TODAY, "shelf");
    page.locator("a[href$='" + phone + "']").click();
    assertThat(page.locator("#number")).isVisible();
    picture(Model.TOUCH_2010, "sign-in");
  }

  private static String everythingIn(Request request) {
    return request.url() + Optional.ofNullable(request.postData()).orElse("") + request.headers();
  }
}
