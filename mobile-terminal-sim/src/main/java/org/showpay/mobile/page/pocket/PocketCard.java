package org.showpay.mobile.page.pocket;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.phone.PhoneCodesApi.PackOnPhone;
import org.showpay.mobile.entry.Trouble;

/**
 * A card as the pocket's page has it.
 *
 * @param name as its owner calls it; empty where the phone has no network to ask
 * @param pack nothing where no packs are wanted
 * @param makes whether the phone makes codes for it by itself
 */
public record PocketCard(
    CardToken card, String name, String last4, @Nullable PackOnPhone pack, boolean makes) {

  /** A pack is on its way, as far as is known. */
  public boolean waits() {
    return pack != null
        && pack.left() == 0
        && (pack.trouble() == null || pack.trouble().equals(CodeRefusal.TOO_SOON.name()));
  }

  /** Why no pack has come, if so. */
  public @Nullable Trouble trouble() {
    return pack == null || pack.trouble() == null ? null : new Trouble(0, pack.trouble(), "");
  }
}
