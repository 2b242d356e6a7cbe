package org.showpay.mobile.page.pocket;

import java.time.Clock;
import java.time.Instant;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.mobile.devicecode.DeviceCodes;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.pack.Packs;
import org.showpay.mobile.pack.TakenCode;
import org.showpay.mobile.wallet.CodesInHand;
import org.springframework.stereotype.Component;

/** Brings codes of the pocket onto the screen; nobody is asked for them. */
@Component
class PocketShowing {

  /** So many half minutes follow by themselves; then nobody is looking any more. */
  private static final int MOST_IN_A_ROW = 10;

  private final Packs packs;
  private final DeviceCodes deviceCodes;
  private final CodesInHand codes;
  private final PocketScreens screens;
  private final Clock clock;

  PocketShowing(
      Packs packs, DeviceCodes deviceCodes, CodesInHand codes, PocketScreens screens, Clock clock) {
    this.packs = packs;
    this.deviceCodes = deviceCodes;
    this.codes = codes;
    this.screens = screens;
    this.clock = clock;
  }

  /** The next code of the pack, which then is in it no more. */
  void takeFromPack(PageSession session, CardToken card) {
    TakenCode taken = packs.take(session.phone(), card);
    screens.show(
        session,
        new ShownFromPocket(
            card, codes.showDiscreetly(session.phone(), taken.code()), taken, 1, clock.instant()));
  }

  /** The code of this half minute. */
  void make(PageSession session, CardToken card) {
    show(session, card, 1, clock.instant());
  }

  /** Where the half minute of a made code is over, the next one's code takes its place. */
  ShownFromPocket goOn(PageSession session, ShownFromPocket now) {
    boolean over = !clock.instant().isBefore(now.code().shown().expiresAt());
    return over && now.isMade() && now.number() < MOST_IN_A_ROW
        ? show(session, now.card(), now.number() + 1, now.since())
        : now;
  }

  private ShownFromPocket show(PageSession session, CardToken card, int number, Instant since) {
    PhoneId phone = session.phone();
    ShownFromPocket made =
        new ShownFromPocket(
            card, codes.showDiscreetly(phone, deviceCodes.make(phone, card)), null, number, since);
    screens.show(session, made);
    return made;
  }
}
