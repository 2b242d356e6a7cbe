package org.showpay.pin.code;

import java.time.Clock;
import java.time.Instant;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.pin.notice.Notices;
import org.showpay.pin.session.LiveSession;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down that a code was made and that its owner must be told: both, or neither. */
@Component
class CodeBook {

  private final IssuedCodes codes;
  private final Notices notices;
  private final Clock clock;

  CodeBook(IssuedCodes codes, Notices notices, Clock clock) {
    this.codes = codes;
    this.notices = notices;
    this.clock = clock;
  }

  @Transactional
  void write(LiveSession session, CardToken card, Registered live) {
    Instant now = clock.instant();
    codes.save(IssuedCodeRow.of(session, card, live.expiresAt(), now));
    notices.codeMade(session.phoneNumber(), live.cardLast4(), now);
  }
}
