package org.showpay.mobile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.showpay.contracts.phone.PhonesApi.NewPhone;
import org.showpay.contracts.problem.NextStep;
import org.showpay.testing.Chromium;

/** A person who enrols a finger, an eye or the voice, in a real browser as narrow as a phone. */
class BodyBrowserTest extends BrowserScenario {

  private FakeBodies bodies;

  @BeforeEach
  void nothingIsEnrolled() {
    bodies = new FakeBodies(account);
  }

  @Test
  void aWrongPasswordLosesNothingThatWasChosen() {
    openIn("en-GB");
    see("enrol");
    field("What").first().selectOption("IRIS");
    field("Which one").fill("left");
    field("How it is held out").selectOption("TURNED");
    enrolWith("111111");
    assertThat(page.getByRole(AriaRole.ALERT).first())
        .hasText("This is not your payment password. Enter it again.");
    assertThat(field("What").first()).hasValue("IRIS");
    assertThat(field("Which one")).hasValue("left");
    assertThat(field("How it is held out")).hasValue("TURNED");
    see("wrong-password");
    enrolWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("Saved.")).isVisible();
    assertThat(page.getByText("Eye: left")).isVisible();
    see("enrolled");
    assertThat(bodies.captures()).hasSize(1);
    button("Forget left").click();
    assertThat(page.getByText("Eye: left")).hasCount(0);
  }

  @Test
  void whateverIsRefusedSaysInKoreanWhatToDoNext() {
    openIn("ko-KR");
    Map<String, String> words =
        Map.of(
            "CAPTURE_REFUSED", "센서가 읽지 못했습니다. 다시 대 주세요.",
            "CHALLENGE_NOT_ANSWERED", "시간이 너무 오래 걸렸습니다. 다시 시도하세요.",
            "ENOUGH_ENROLLED", "네 개가 등록되어 있습니다. 먼저 하나를 삭제하세요.",
            "PASSWORD_LOCKED", "비밀번호를 여러 번 틀려 잠겼습니다. 30분 뒤에 다시 시도하세요.");
    words.forEach((code, said) -> {
      account.next(FakeBodies.ENROL, Answer.problem(422, code, NextStep.STOP, "In English."));
      enrolWith(FakeAccount.PAYMENT_PASSWORD.reveal());
      assertThat(page.getByRole(AriaRole.ALERT).first()).hasText(said);
    });
    see("refused-korean");
    enrolWith(FakeAccount.PAYMENT_PASSWORD.reveal());
    assertThat(page.getByText("지문: 오른쪽")).isVisible();
  }

  @Test
  void enrolsByKeyboardAloneAndComesBackToWhatIsThere() {
    openIn("en-GB");
    field("What").first().focus();
    page.keyboard().press("End");
    page.keyboard().press("Tab");
    page.keyboard().type("me");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().type(FakeAccount.PAYMENT_PASSWORD.reveal());
    page.keyboard().press("Enter");
    assertThat(page.getByText("Voice: me")).isVisible();
    link("Pay").click();
    page.waitForURL(url(""));
    page.goBack();
    assertThat(page.getByText("Voice: me")).isVisible();
    assertThat(page.locator("#proof")).hasValue("");
  }

  private void openIn(String language) {
    page.context().close();
    NewPhone own = newPhone(SCREEN);
    pickUp(own, language);
    page.setViewportSize(360, 740);
    signIn(own);
    page.navigate(url("/settings"));
    page.locator("a[href$='/factors']").click();
    page.waitForURL(url("/factors"));
  }

  private void enrolWith(String password) {
    page.locator("#proof").fill(password);
    page.keyboard().press("Enter");
  }

  private void see(String what) {
    picture(Model.TOUCH_2010, "factors-" + what);
    assertThat(Chromium.barriersOn(page)).as(what).isEqualTo(List.of());
    Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    assertThat((Integer) wider).as("wider than the phone").isNotPositive();
  }
}
