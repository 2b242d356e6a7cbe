package org.showpay.mobile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.mobile.FakeAccount.waiting;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.testing.BrowserAuthenticator;
import org.showpay.testing.Chromium;

/** A person with a passkey in a real browser, whose authenticator is Chromium's virtual one. */
class PasskeyBrowserTest extends BrowserScenario {

  @Test
  void aWrongPasswordReachesNoAuthenticatorAndWithTheRightOneAPaymentIsApproved() {
    BrowserAuthenticator device = openIn("en-GB");
    see("none");
    addWith("111111");
    assertThat(page.getByRole(AriaRole.ALERT).first())
        .hasText("This is not your payment password. Enter it again.");
    assertThat(device.passkeys()).isZero();
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("Saved.")).isVisible();
    assertThat(page.getByText("This device", exactly())).isVisible();
    assertThat(device.passkeys()).isEqualTo(1);
    see("added");
    OwnPayment asked = waiting(42_000);
    account.has(asked);
    link("Pay").click();
    assertThat(button("Approve with passkey")).isVisible();
    see("wish");
    button("Approve with passkey").click();
    assertThat(page.getByText("Paid")).isVisible();
    assertThat(button("Approve with passkey")).hasCount(0);
    see("approved");
    assertThat(account.paymentOf(asked.payment()).state()).isEqualTo(PaymentState.APPROVED);
    assertThat(account.questions("POST /v1/approvals/" + asked.payment())).isEmpty();
  }

  /** What is signed is what the page shows: were it what the service says, this would be paid. */
  @Test
  void aPageThatShowsAnotherAmountHasTheRealOneNotApproved() {
    openIn("en-GB");
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("Saved.")).isVisible();
    OwnPayment asked = waiting(42_000);
    account.has(asked);
    link("Pay").click();
    page.locator("form.wish").evaluate("form => { form.dataset.amount = '4200'; }");
    button("Approve with passkey").click();
    assertThat(page.getByText("What was signed is not the payment that waits.")).isVisible();
    assertThat(account.paymentOf(asked.payment()).state())
        .isEqualTo(PaymentState.AUTHENTICATION_REQUIRED);
  }

  @Test
  void whoIsNotKnownToTheDeviceApprovesNothingByItAndStillCanWithout() {
    BrowserAuthenticator device = openIn("ko-KR");
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("이 기기", exactly())).isVisible();
    OwnPayment asked = waiting(42_000);
    account.has(asked);
    page.navigate(url(""));
    device.knowsNobody();
    button("패스키로 승인").click();
    assertThat(page.getByText("패스키로 승인되지 않았습니다.")).isVisible();
    see("not-verified");
    assertThat(button("패스키로 승인")).isEnabled();
    button("승인").click();
    assertThat(page.locator("form.wish")).hasCount(0);
    assertThat(account.paymentOf(asked.payment()).state()).isEqualTo(PaymentState.APPROVED);
  }

  @Test
  void aRemovedOneIsNotOfferedAndWhatIsRefusedSaysWhatToDoNext() {
    BrowserAuthenticator device = openIn("en-GB");
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("Saved.")).isVisible();
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("This device has a passkey for your wallet already.")).isVisible();
    button("Remove This device").click();
    assertThat(page.getByText("This device", exactly())).hasCount(0);
    device.isEmptied();
    field("What you call it").fill("  ");
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("Something was left empty.")).isVisible();
    device.isEmptied();
    account.next(
        "POST /v1/wallet/passkeys",
        Answer.problem(422, "PASSKEY_ORIGIN_WRONG", NextStep.AUTHENTICATE, "In English."));
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("The passkey was used at another address")).isVisible();
    account.has(waiting(42_000));
    link("Pay").click();
    assertThat(button("Approve")).isVisible();
    assertThat(button("Approve with passkey")).hasCount(0);
  }

  /** During an upgrade, and in a browser that has no passkeys. */
  @Test
  void whereThereAreNonePaymentsAreApprovedAsBefore() {
    openIn("en-GB");
    account.has(waiting(42_000));
    account.next(
        FakePasskeys.OWN, Answer.problem(403, "FORBIDDEN", NextStep.STOP, "No such route."));
    link("Pay").click();
    assertThat(button("Approve")).isVisible();
    page.addInitScript("delete window.PublicKeyCredential");
    page.navigate(url("/passkeys"));
    assertThat(page.getByText("This browser cannot use passkeys at this address.")).isVisible();
    assertThat(button("Add it")).hasCount(0);
    page.navigate(url(""));
    button("Approve").click();
    assertThat(page.getByText("Paid")).isVisible();
  }

  private BrowserAuthenticator openIn(String language) {
    page.context().close();
    NewPhone own = newPhone(SCREEN);
    pickUp(own, language);
    page.setViewportSize(360, 740);
    BrowserAuthenticator device = BrowserAuthenticator.in(page);
    signIn(own);
    page.navigate(url("/settings"));
    page.locator("a[href$='/passkeys']").click();
    page.waitForURL(url("/passkeys"));
    return device;
  }

  private void addWith(String password) {
    page.locator("#proof").fill(password);
    page.keyboard().press("Enter");
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private void see(String what) {
    picture(Model.TOUCH_2010, "passkeys-" + what);
    assertThat(Chromium.barriersOn(page)).as(what).isEqualTo(List.of());
    Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assertThat((Integer) wider).as("wider than the phone").isNotPositive();
  }
}
