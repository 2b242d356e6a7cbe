package org.showpay.auth.pack;

import java.util.Optional;
import org.showpay.auth.meter.CodeMeters;
import org.showpay.auth.paycode.CodeEligibility;
import org.showpay.auth.paycode.CodeKind;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.pack.PackAnswer;
import org.showpay.contracts.pack.PackRegistration;
import org.showpay.contracts.paycode.CodeRefusal;
import org.springframework.stereotype.Service;

/** Decides whether a pack may be made, and offers it. */
@Service
class PackRegistrar {

  private final CodeEligibility eligibility;
  private final CardDesk cards;
  private final PackBook book;
  private final PackProperties properties;
  private final CodeMeters meters;

  PackRegistrar(
      CodeEligibility eligibility,
      CardDesk cards,
      PackBook book,
      PackProperties properties,
      CodeMeters meters) {
    this.meters = meters;
    this.eligibility = eligibility;
    this.cards = cards;
    this.book = book;
    this.properties = properties;
  }

  PackAnswer register(PackRegistration wanted) {
    PackAnswer answer =
        whyNot(wanted)
            .<PackAnswer>map(PackAnswer.Refused::new)
            .orElseGet(() -> book.offer(wanted, properties.lifeOf(wanted.every())));
    switch (answer) {
      case PackAnswer.Offered _ -> meters.issued(CodeKind.PACK, wanted.digests().size());
      case PackAnswer.Refused(CodeRefusal reason) -> meters.refused(reason);
      case PackAnswer.Taken _ -> {
        // Others are drawn.
      }
    }
    return answer;
  }

  /** The subscriber's own limits are judged on the day of each payment, not on the pack's. */
  private Optional<CodeRefusal> whyNot(PackRegistration wanted) {
    int codes = wanted.digests().size();
    if (codes == 0 || codes > properties.mostCodes()) {
      return Optional.of(CodeRefusal.PACK_SIZE_REFUSED);
    }
    if (!wanted.ceiling().isPositive()) {
      return Optional.of(CodeRefusal.PACK_NEEDS_A_CEILING);
    }
    return eligibility
        .whyNot(wanted.subscriber(), wanted.handset(), Optional.empty())
        .or(() -> cards.whyNotPaying(wanted.subscriber(), wanted.card(), wanted.ceiling()));
  }
}
