package org.showpay.auth.paycode;

import java.util.Optional;
import org.showpay.auth.limit.SpendingLimits;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.RegistrationAnswer.Refused;
import org.springframework.stereotype.Service;

/** Decides whether a code may be made, and makes it live (patent S304, S306). */
@Service
class CodeRegistrar {

  private final CodeEligibility eligibility;
  private final SpendingLimits limits;
  private final CardDesk cards;
  private final PayCodes codes;

  CodeRegistrar(
      CodeEligibility eligibility, SpendingLimits limits, CardDesk cards, PayCodes codes) {
    this.eligibility = eligibility;
    this.limits = limits;
    this.cards = cards;
    this.codes = codes;
  }

  RegistrationAnswer register(PayCodeRegistration registration) {
    return eligibility
        .whyNot(registration)
        .or(() -> whyNotUpTo(registration))
        .<RegistrationAnswer>map(Refused::new)
        .orElseGet(() -> codes.makeLive(registration));
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
