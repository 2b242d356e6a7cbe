package org.showpay.mobile.page.pocket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.mobile.pack.TakenCode;
import org.showpay.mobile.wallet.Wallet.DiscreetCode;

/**
 * A code of the pocket on the screen.
 *
 * @param taken from which pack; nothing where the phone made the code
 * @param number counts the codes that followed by themselves, from 1
 * @param since when the first of them was shown
 */
record ShownFromPocket(
    CardToken card, DiscreetCode code, @Nullable TakenCode taken, int number, Instant since) {

  boolean isMade() {
    return taken == null;
  }
}
