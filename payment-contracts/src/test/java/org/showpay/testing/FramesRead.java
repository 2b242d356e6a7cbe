package org.showpay.testing;

import com.microsoft.playwright.Page;

/** Counts the frames that a page has its worker look at until a code is read. */
public final class FramesRead {

  private final Page page;

  private FramesRead(Page page) {
    this.page = page;
  }

  /** Counts from now on; the page must not have been loaded yet. */
  public static FramesRead of(Page page) {
    page.addInitScript(
        """
        window.framesRead = {sent: 0, began: 0, millis: -1};
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (...frame) {
          framesRead.began = framesRead.began || performance.now();
          framesRead.sent++;
          this.addEventListener('message', told => {
            if (told.data.code) { framesRead.millis = performance.now() - framesRead.began; }
          }, {once: true});
          return post.apply(this, frame);
        };\
        """);
    return new FramesRead(page);
  }

  /** How many there were, when one was read. */
  public int count() {
    page.waitForFunction("framesRead.millis >= 0");
    int count = ((Number) page.evaluate("framesRead.sent")).intValue();
    Object millis = page.evaluate("Math.round(framesRead.millis)");
    System.out.printf("Read from frame %d, %s ms after the first was sent.%n", count, millis);
    return count;
  }
}
