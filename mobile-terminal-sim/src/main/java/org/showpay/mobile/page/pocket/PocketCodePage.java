package org.showpay.mobile.page.pocket;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** A code of the pocket on the screen; and, with a network, what became of it. */
@Component
class PocketCodePage {

  private static final Set<DeclineReason> LEAVE_THE_CODE =
      EnumSet.of(DeclineReason.ABOVE_CEILING, DeclineReason.WRONG_PASSWORD);

  private final PocketScreens screens;
  private final PocketShowing showing;
  private final News news;
  private final PhoneBook phones;
  private final Clock clock;

  PocketCodePage(
      PocketScreens screens, PocketShowing showing, News news, PhoneBook phones, Clock clock) {
    this.screens = screens;
    this.showing = showing;
    this.news = news;
    this.phones = phones;
    this.clock = clock;
  }

  /** Fills the page; false when nothing is shown. */
  boolean draw(PageSession session, @Nullable Carrier symbol, boolean digits, Model model) {
    Optional<ShownFromPocket> last = screens.of(session);
    if (last.isEmpty()) {
      return false;
    }
    Optional<OwnPayment> told = news.since(session, last.get().since());
    String state = told.map(PocketCodePage::stateAfter).orElse("code");
    ShownFromPocket now = state.equals("code") ? showing.goOn(session, last.get()) : last.get();
    told.ifPresent(payment -> model.addAttribute("news", payment));
    model.addAttribute("state", state);
    model.addAttribute("connected", phones.isConnected(session.phone()));
    addCode(now, model);
    addPicture(now, symbol, model);
    if (digits) {
      model.addAttribute("digits", now.code().payCode().reveal().replaceAll("(.{4})(?!$)", "$1 "));
    }
    return true;
  }

  /** One of the pictures that are shown. */
  static Optional<Picture> pictureOf(ShownFromPocket now, Carrier carrier) {
    return now.code().shown().pictures().stream()
        .filter(shown -> shown.carrier() == carrier)
        .findFirst()
        .map(Shown::png);
  }

  private static String stateAfter(OwnPayment payment) {
    if (payment.decideBy() != null) {
      return "wish";
    }
    DeclineReason decline = payment.decline();
    return decline != null && LEAVE_THE_CODE.contains(decline) ? "code" : "result";
  }

  private void addCode(ShownFromPocket now, Model model) {
    Duration left = Duration.between(clock.instant(), now.code().shown().expiresAt());
    model.addAttribute("made", now.isMade());
    model.addAttribute("card", now.card());
    model.addAttribute("goodUntil", now.code().shown().expiresAt());
    model.addAttribute("secondsLeft", Math.max(0, left.toSeconds()));
    model.addAttribute("version", now.code().shown().expiresAt().toEpochMilli() + now.number());
  }

  private static void addPicture(ShownFromPocket now, @Nullable Carrier symbol, Model model) {
    List<Carrier> carriers = now.code().shown().pictures().stream().map(Shown::carrier).toList();
    Carrier first = carriers.isEmpty() ? null : carriers.getFirst();
    model.addAttribute("symbol", symbol != null && carriers.contains(symbol) ? symbol : first);
    model.addAttribute("symbols", carriers);
    model.addAttribute("notShown", now.code().shown().notShown());
  }
}
