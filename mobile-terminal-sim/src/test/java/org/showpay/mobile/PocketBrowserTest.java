package org.showpay.mobile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.showpay.barcode.CodeReader;
import org.showpay.barcode.Reading;
import org.showpay.contracts.paycode.SchemePrefix;
import org.showpay.contracts.phone.Picture;

/** A person whose phone has no network, in a real browser. */
class PocketBrowserTest extends BrowserScenario {

  @Test
  void aPackIsUsedWithTheNetworkCut() {
    signIn();
    addCard();
    link("Offline").click();
    page.getByText("Download codes for when there is no network").click();
    field("each week").check();
    page.locator("input[name=codes]").fill("3");
    button("Download a pack").click();
    assertThat(page.getByText("Codes left: 3")).isVisible();
    picture(Model.TOUCH_2010, "offline");
    button("Take the network away").click();
    assertThat(page.getByText("This phone has no network.")).isVisible();

    button("Show a code of the pack").click();
    assertThat(page.locator(".until")).isVisible();
    awaitPicture();
    picture(Model.TOUCH_2010, "offline-code");
    Locator screen = page.locator(".paper img");
    Reading read = new CodeReader(SchemePrefix.DEFAULT).read(Picture.of(screen.screenshot()));
    assertThat(read)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            code -> assertThat(pinGenerator.packs().isAlive(code.code())).isTrue());
    link("Close").click();
    assertThat(page.getByText("Codes left: 2")).isVisible();
  }
}
