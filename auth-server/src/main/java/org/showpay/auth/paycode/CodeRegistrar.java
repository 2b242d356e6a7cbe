package org.showpay.auth.paycode;

import java.util.Optional;
import org.showpay.auth.limit.SpendingLimits;
import org.showpay.auth.meter.CodeMeters;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.RegistrationAnswer.Refused;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.paycode.RegistrationAnswer.Taken;
import org.springframework.stereotype.Service;

/** Decides whether a code may be made, and makes it live (patent S304, S306). */
@Service
class CodeRegistrar {

  private final CodeEligibility eligibility;
  private final SpendingLimits limits;
  private final CardDesk cards;
  private final PayCodes codes;
  private final CodeMeters meters;

  CodeRegistrar(
      CodeEligibility eligibility,
      SpendingLimits limits,
      CardDesk cards,
      PayCodes codes,
      CodeMeters meters) {
    this.meters = meters;
    this.eligibility = eligibility;
    this.limits = limits;
    this.cards = cards;
    this.codes = codes;
  }

  RegistrationAnswer register(PayCodeRegistration registration) {
    RegistrationAnswer answer =
        eligibility
            .whyNot(registration)
            .or(() -> whyNotUpTo(registration))
            .<RegistrationAnswer>map(Refused::new)
            .orElseGet(() -> codes.makeLive(registration));
    switch (answer) {
      case Registered _ -> meters.issued(CodeKind.ONLINE, 1);
      case Refused(CodeRefusal reason) -> meters.refused(reason);
      case Taken _ -> {
        // Another is drawn.
      }
    }
    return answer;
  }

  /** What the subscriber's own limits leave is looked at first: nobody has to be asked for it. */
  private Optional<CodeRefusal> whyNotUpTo(PayCodeRegistration wanted) {
    Money ceiling = wanted.ceiling();
    if (ceiling != null && ceiling.exceeds(limits.leftOf(wanted.subscriber(), ceiling))) {
      return Optional.of(CodeRefusal.ABOVE_OWN_LIMIT);
    }
    return cards.whyNotPaying(wanted.subscriber(), wanted.card(), ceiling);
  }
}
