package org.showpay.mobile.page.pocket;

import java.util.List;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.revocation.CodesToRevoke;
import org.showpay.mobile.devicecode.DeviceCodes;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.pack.Packs;
import org.showpay.mobile.wallet.CodesInHand;
import org.springframework.stereotype.Component;

/**
 * Takes codes back. The phone throws them away first, with a network or without one; a server that
 * does not answer has to be told again, and the page says so.
 */
@Component
class Revoking {

  private final Packs packs;
  private final DeviceCodes deviceCodes;
  private final CodesInHand codes;

  Revoking(Packs packs, DeviceCodes deviceCodes, CodesInHand codes) {
    this.packs = packs;
    this.deviceCodes = deviceCodes;
    this.codes = codes;
  }

  /** The packs that a card has now, of which there may be two; no other one follows. */
  void packsOf(Holder holder, CardToken card) {
    List<PackId> had = packs.held(holder.phone(), card);
    packs.stop(holder.phone(), card);
    had.forEach(pack -> tell(holder, new CodesToRevoke.OfPack(pack)));
  }

  /** One code. */
  void one(Holder holder, PackId pack, int serial) {
    CodesToRevoke one = new CodesToRevoke.OneOfPack(pack, serial);
    packs.drop(holder.phone(), one);
    tell(holder, one);
  }

  /** Every code of every card, whichever phone has it. */
  void all(Holder holder) {
    CodesToRevoke all = new CodesToRevoke.All();
    packs.drop(holder.phone(), all);
    deviceCodes.drop(holder.phone(), all);
    tell(holder, all);
  }

  private void tell(Holder holder, CodesToRevoke which) {
    try {
      codes.revoke(holder, which);
    } catch (ProblemException notTold) {
      if (!notTold.getStatusCode().is5xxServerError()) {
        throw notTold;
      }
      throw ProblemException.unavailable(
          "TAKEN_BACK_HERE_ONLY", "The codes are off this phone, but nobody else was told.");
    }
  }
}
