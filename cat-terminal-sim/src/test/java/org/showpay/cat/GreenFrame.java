package org.showpay.cat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The frame of a page that has read a code: it is there for a moment, so the page remembers it. */
final class GreenFrame {

  private final Page page;

  private GreenFrame(Page page) {
    this.page = page;
  }

  /** Remembers it from now on, for as long as this page is not left. */
  static GreenFrame awaitedOn(Page page) {
    page.evaluate(
        """
        () => {
          new MutationObserver(() => {
            if (document.body.classList.contains('has-read')) {
              document.documentElement.dataset.hasRead = 'yes';
            }
          }).observe(document.body, {attributes: true});
        }\
        """);
    return new GreenFrame(page);
  }

  /** Is found once the frame has been there. */
  Locator seen() {
    return page.locator("html[data-has-read]");
  }
}
