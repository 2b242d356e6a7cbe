package org.showpay.mobile.entry;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.mobile.line.Holder;

/** Somebody at the pages of one phone, and the code that this phone shows them now. */
public final class PageSession {

  private final Holder holder;
  private final AtomicReference<@Nullable ShownNow> shown = new AtomicReference<>();

  PageSession(Holder holder) {
    this.holder = holder;
  }

  /** Who it is. */
  public Holder holder() {
    return holder;
  }

  /** Which phone. */
  public PhoneId phone() {
    return holder.phone();
  }

  /** What the phone shows; nothing when no code has been asked for. */
  public @Nullable ShownNow shown() {
    return shown.get();
  }

  /** From now on the phone shows this, or nothing. */
  public void show(@Nullable ShownNow code) {
    shown.set(code);
  }

  @Override
  public String toString() {
    return "PageSession[" + holder.phone() + "]";
  }
}
