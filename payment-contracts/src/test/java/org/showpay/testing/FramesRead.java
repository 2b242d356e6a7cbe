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
        window.framesRead = {sent: 0, ended: false};
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (...frame) {
          framesRead.sent++;
          this.addEventListener('message', told => {
            framesRead.ended = framesRead.ended || told.data.code !== '';
          }, {once: true});
          return post.apply(this, frame);
        };\
        """);
    return new FramesRead(page);
  }

  /** How many there were, when one was read. */
  public int count() {
    page.waitForFunction("framesRead.ended");
    return ((Number) page.evaluate("framesRead.sent")).intValue();
  }
}
