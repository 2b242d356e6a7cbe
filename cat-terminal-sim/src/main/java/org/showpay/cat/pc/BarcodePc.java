package org.showpay.cat.pc;

import java.util.concurrent.atomic.AtomicBoolean;
import org.showpay.contracts.checkout.ScreenView;

/** A PC that shows a payment screen, with what was seen of that last. */
public final class BarcodePc {

  private final ScreenAddress address;
  private final AtomicBoolean reading = new AtomicBoolean();
  private ScreenView shown;
  private boolean silent;

  BarcodePc(ScreenAddress address, ScreenView shown) {
    this.address = address;
    this.shown = shown;
  }

  ScreenAddress address() {
    return address;
  }

  /**
   * What is to be seen at it.
   *
   * @param silent the auth-server does not answer: this is how it stood before
   */
  public record Sight(ScreenView screen, boolean silent) {

    /** Another one says another thing. */
    public String mark() {
      return screen.version() + (silent ? "-silent" : "");
    }
  }

  /** What is to be seen now. */
  public synchronized Sight sight() {
    return new Sight(shown, silent);
  }

  /**
   * Has seen this; an answer that was overtaken on its way is none, and neither is a wrong echo.
   */
  synchronized boolean see(ScreenView view) {
    if (!view.session().equals(shown.session())) {
      return false;
    }
    silent = false;
    if (view.version() >= shown.version()) {
      shown = view;
    }
    return true;
  }

  synchronized void hearNothing() {
    silent = true;
  }

  /** Begins to read a picture; false while another one is being read. */
  public boolean beginsToRead() {
    return reading.compareAndSet(false, true);
  }

  /** Has read it. */
  public void hasRead() {
    reading.set(false);
  }

  @Override
  public String toString() {
    return "BarcodePc[" + sight().screen().session() + "]";
  }
}
