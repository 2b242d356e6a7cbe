package org.showpay.mobile.pack;

import java.util.List;
import java.util.Optional;
import org.showpay.contracts.handset.HandsetCodesApi.PackWish;
import org.showpay.contracts.handset.HandsetCodesApi.SealedPack;
import org.showpay.contracts.pack.PackId;
import org.showpay.contracts.pack.PackState;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.phone.PhoneCodesApi.PackPlan;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.mobile.pack.PackPlans.Planned;
import org.showpay.mobile.wallet.CodesInHand;
import org.springframework.stereotype.Component;

/**
 * Fetches packs, in steps of which each may be the last for a while: confirm what is held, ask, put
 * into the pocket, confirm. Only after the confirmation is the earlier pack thrown away, so that no
 * phone is ever without a pack that pays. A confirmation kills that pack at the other end, and so
 * none is sent while somebody may be paying with a code of it.
 */
@Component
class PackRefresher {

  private final PackPlans plans;
  private final HeldPacks held;
  private final CodesInHand codes;

  PackRefresher(PackPlans plans, HeldPacks held, CodesInHand codes) {
    this.plans = plans;
    this.held = held;
    this.codes = codes;
  }

  /** Does what is to be done; false when it is to be tried again soon. */
  boolean refresh(Pocket pocket) {
    try {
      plans.find(pocket).ifPresent(planned -> refresh(pocket, planned));
      plans.note(pocket, null);
      return true;
    } catch (ProblemException notNow) {
      plans.note(pocket, notNow.code());
      return false;
    }
  }

  private void refresh(Pocket pocket, Planned planned) {
    if (plans.isShowing(pocket)) {
      return;
    }
    Optional<PackId> unconfirmed = held.unconfirmed(pocket);
    if (unconfirmed.isPresent()) {
      confirm(pocket, unconfirmed.get(), planned);
    } else if (!plans.isDue(pocket)) {
      held.confirmed(pocket).ifPresent(pack -> lookWhetherItLives(pocket, pack));
    }
    if (plans.isDue(pocket)) {
      PackId pack = download(pocket, planned);
      // From here on codes come from the new pack; one of the old pack was perhaps shown meanwhile.
      if (!plans.isShowing(pocket)) {
        confirm(pocket, pack, planned);
      }
    }
  }

  /** It may have been taken back elsewhere: by the operator, or by a freeze that is over. */
  private void lookWhetherItLives(Pocket pocket, PackId pack) {
    if (codes.confirm(pocket.holder(), pack) == PackState.ENDED) {
      held.drop(pack);
    }
  }

  private PackId download(Pocket pocket, Planned planned) {
    PackPlan plan = planned.plan();
    PackId id = PackId.next();
    SealedPack pack =
        codes.download(
            pocket.holder(),
            new PackWish(
                id,
                pocket.card(),
                plan.codes(),
                plan.every(),
                plan.ceiling(),
                planned.key().key()));
    List<PayCode> opened = planned.key().open(id, pack.codes());
    held.keep(pocket, pack, opened);
    return id;
  }

  /** A pack that turns out to be dead is thrown away; the one before it lives. */
  private void confirm(Pocket pocket, PackId pack, Planned planned) {
    PackState state = codes.confirm(pocket.holder(), pack);
    if (state == PackState.CONFIRMED) {
      held.confirmed(pocket, pack, planned);
    } else {
      held.drop(pack);
    }
  }
}
