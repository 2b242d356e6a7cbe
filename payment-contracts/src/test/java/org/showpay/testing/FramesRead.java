package org.showpay.testing;

import com.microsoft.playwright.Page;

/** Counts the frames that a page has its worker look at until a code is read. */
public final class FramesRead {

  private static final String COUNT = "data-frames-until-read";

  private final Page page;

  private FramesRead(Page page) {
    this.page = page;
  }

  /** Counts from when the page is loaded next. */
  public static FramesRead of(Page page) {
    page.addInitScript(
        """
        let sent = 0;
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (...frame) {
          sent++;
          this.addEventListener('message', told => {
            if (told.data.code) { document.documentElement.dataset.framesUntilRead = sent; }
          }, {once: true});
          return post.apply(this, frame);
        };\
        """);
    return new FramesRead(page);
  }

  /** How many there were; waits until a code is read. */
  public int count() {
    return Integer.parseInt(page.locator("html[" + COUNT + "]").getAttribute(COUNT));
  }
}
