package org.showpay.mobile.page;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.phone.Carrier;
import org.showpay.contracts.phone.PhonesApi.Shown;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.mobile.account.Account;
import org.showpay.mobile.account.OwnPasskeys;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.entry.ShownNow;
import org.showpay.mobile.news.Seen;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands on the screen: the code while it is good, a question, or how a payment ended. */
@Component
class CodePage {

  /** So many codes follow the first by themselves; then nobody is looking any more. */
  private static final int MOST_IN_A_ROW = 5;

  private static final int GROUP = 4;

  private static final Set<DeclineReason> LEAVE_THE_CODE =
      EnumSet.of(
          DeclineReason.ABOVE_CEILING,
          DeclineReason.CODE_FOR_ANOTHER_SHOP,
          DeclineReason.CODE_FOR_ANOTHER_CHANNEL,
          DeclineReason.WRONG_PASSWORD);

  private final Account account;
  private final OwnPasskeys passkeys;
  private final Clock clock;

  CodePage(Account account, OwnPasskeys passkeys, Clock clock) {
    this.account = account;
    this.passkeys = passkeys;
    this.clock = clock;
  }

  /** Fills the page; false when no code has been asked for. */
  boolean draw(PageSession session, @Nullable Carrier symbol, boolean digits, Model model) {
    ShownNow now = session.shown();
    if (now == null) {
      return false;
    }
    List<OwnPayment> payments = account.payments(session.holder());
    model.addAttribute("seen", Seen.of(payments));
    Optional<OwnPayment> news = news(payments, now);
    news.ifPresent(payment -> model.addAttribute("news", payment));
    addCode(now, digits, model);
    addPicture(now, symbol, model);
    String state = news.map(CodePage::stateAfter).orElse("code");
    model.addAttribute("state", state);
    model.addAttribute("byPasskey", state.equals("wish") && passkeys.areThere(session.holder()));
    if (digits) {
      model.addAttribute("digits", grouped(now.code().payCode().reveal()));
    }
    return true;
  }

  /** True when the page has to tell of a payment instead of showing the code. */
  boolean tellsOfAPayment(PageSession session, ShownNow now) {
    return news(account.payments(session.holder()), now)
        .map(CodePage::stateAfter)
        .filter(state -> !state.equals("code"))
        .isPresent();
  }

  /** What waits for an answer longest; else what the code paid; else what was refused with it. */
  private static Optional<OwnPayment> news(List<OwnPayment> payments, ShownNow now) {
    List<OwnPayment> since =
        payments.stream().filter(payment -> !now.before().contains(payment.payment())).toList();
    return since.reversed().stream()
        .filter(HomePage::waits)
        .findFirst()
        .or(() -> since.stream().filter(payment -> payment.cardLast4() != null).findFirst())
        .or(() -> since.stream().findFirst());
  }

  /** A payment that was refused before the code was spent leaves the code good. */
  private static String stateAfter(OwnPayment payment) {
    if (HomePage.waits(payment)) {
      return "wish";
    }
    DeclineReason decline = payment.decline();
    return decline != null && LEAVE_THE_CODE.contains(decline) ? "code" : "result";
  }

  private void addCode(ShownNow now, boolean digits, Model model) {
    Duration left = Duration.between(clock.instant(), now.code().shown().expiresAt());
    model.addAttribute("secondsLeft", Math.max(0, left.toSeconds()));
    model.addAttribute("renews", !digits && now.number() <= MOST_IN_A_ROW);
    model.addAttribute("ceiling", now.choice().ceiling());
    model.addAttribute("bound", now.choice().merchant() != null);
    model.addAttribute("online", now.choice().channel() == Channel.ONLINE);
    model.addAttribute("number", now.code().shown().expiresAt().toEpochMilli());
  }

  private static void addPicture(ShownNow now, @Nullable Carrier symbol, Model model) {
    List<Carrier> carriers = now.code().shown().pictures().stream().map(Shown::carrier).toList();
    Carrier first = carriers.isEmpty() ? null : carriers.getFirst();
    model.addAttribute("symbol", symbol != null && carriers.contains(symbol) ? symbol : first);
    model.addAttribute("symbols", carriers);
    model.addAttribute("notShown", now.code().shown().notShown());
  }

  private static String grouped(String digits) {
    return IntStream.range(0, digits.length() / GROUP)
        .mapToObj(group -> digits.substring(group * GROUP, (group + 1) * GROUP))
        .collect(Collectors.joining(" "));
  }
}
