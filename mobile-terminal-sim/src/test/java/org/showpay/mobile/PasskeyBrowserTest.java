package org.showpay.mobile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.showpay.mobile.FakeAccount.waiting;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.testing.Chromium;

/** A person with a passkey in a real browser, whose authenticator is Chromium's virtual one. */
class PasskeyBrowserTest extends BrowserScenario {

  private CDPSession browser;
  private String authenticator;

  @Test
  void aWrongPasswordReachesNoAuthenticatorAndWithTheRightOneAPaymentIsApproved() {
    openIn("en-GB");
    see("none");
    addWith("111111");
    assertThat(page.getByRole(AriaRole.ALERT).first())
        .hasText("This is not your payment password. Enter it again.");
    assertThat(credentials()).isZero();
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("Saved.")).isVisible();
    assertThat(page.getByText("This device", exactly())).isVisible();
    assertThat(credentials()).isEqualTo(1);
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
    openIn("ko-KR");
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("이 기기", exactly())).isVisible();
    OwnPayment asked = waiting(42_000);
    account.has(asked);
    page.navigate(url(""));
    tell("WebAuthn.setUserVerified", Map.of("isUserVerified", "false"));
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
    openIn("en-GB");
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("Saved.")).isVisible();
    addWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("This device has a passkey for your wallet already.")).isVisible();
    button("Remove This device").click();
    assertThat(page.getByText("This device", exactly())).hasCount(0);
    tell("WebAuthn.clearCredentials", Map.of());
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

  private void openIn(String language) {
    page.context().close();
    NewPhone own = newPhone(SCREEN);
    pickUp(own, language);
    page.setViewportSize(360, 740);
    browser = page.context().newCDPSession(page);
    browser.send("WebAuthn.enable");
    authenticator =
        browser
            .send("WebAuthn.addVirtualAuthenticator", deviceThatKnowsItsOwner())
            .get("authenticatorId")
            .getAsString();
    signIn(own);
    page.navigate(url("/settings"));
    page.locator("a[href$='/passkeys']").click();
    page.waitForURL(url("/passkeys"));
  }

  private static JsonObject deviceThatKnowsItsOwner() {
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    for (String can :
        List.of("hasResidentKey", "hasUserVerification", "isUserVerified")) {
      options.addProperty(can, true);
    }
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject wanted = new JsonObject();
    wanted.add("options", options);
    return wanted;
  }

  private JsonObject tell(String what, Map<String, String> flags) {
    JsonObject wanted = new JsonObject();
    wanted.addProperty("authenticatorId", authenticator);
    flags.forEach((name, value) -> wanted.addProperty(name, Boolean.valueOf(value)));
    return browser.send(what, wanted);
  }

  private int credentials() {
    return tell("WebAuthn.getCredentials", Map.of()).getAsJsonArray("credentials").size();
  }

  private void addWith(String password) {
    page.locator("#proof").fill(password);
    page.keyboard().press("Enter");
  }

  private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
    return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
  }

  private void see(String what) {
    picture(Model.TOUCH_2010, "passkeys-" + what);
    assertThat(Chromium.barriersOn(page)).as(what).isEqualTo(List.of());
    Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assertThat((Integer) wider).as("wider than the phone").isNotPositive();
  }
}
