package org.showpay.auth.paycode;

import java.util.Optional;
import org.showpay.auth.wallet.CardDesk;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer;
import org.showpay.contracts.paycode.RegistrationAnswer.Refused;
import org.springframework.stereotype.Service;

/** Decides whether a code may be made, and makes it live (patent S304, S306). */
@Service
class CodeRegistrar {

  private final PayCodes codes;
  private final CardDesk cards;

  CodeRegistrar(PayCodes codes, CardDesk cards) {
    this.codes = codes;
    this.cards = cards;
  }

  RegistrationAnswer register(PayCodeRegistration registration) {
    Optional<CodeRefusal> refusal = codes.whyNotFor(registration);
    if (refusal.isEmpty()) {
      refusal =
          cards.whyNotPaying(
              registration.subscriber(), registration.card(), registration.ceiling());
    }
    return refusal
        .<RegistrationAnswer>map(Refused::new)
        .orElseGet(() -> codes.makeLive(registration));
  }
}
