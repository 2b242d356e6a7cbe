package org.showpay.mobile.page;

import java.util.List;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.mobile.account.Account;
import org.showpay.mobile.account.OwnPasskeys;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.news.Seen;
import org.showpay.mobile.wallet.Wallet;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The wallet's first page: cards, the way to a code, what waits, what happened last. */
@Component
class HomePage {

  private static final int LATEST = 3;

  private final Wallet wallet;
  private final Account account;
  private final OwnPasskeys passkeys;

  HomePage(Wallet wallet, Account account, OwnPasskeys passkeys) {
    this.wallet = wallet;
    this.account = account;
    this.passkeys = passkeys;
  }

  String draw(PageSession session, Model model) {
    Holder holder = session.holder();
    model.addAttribute("cards", wallet.cards(holder));
    model.addAttribute("view", account.view(holder));
    model.addAttribute("shops", account.shops(holder));
    addActivity(holder, model);
    return "page/home";
  }

  void addActivity(Holder holder, Model model) {
    List<OwnPayment> payments = account.payments(holder);
    model.addAttribute("seen", Seen.of(payments));
    // The oldest first: what comes meanwhile takes no button from under a thumb.
    List<OwnPayment> wishes = payments.reversed().stream().filter(HomePage::waits).toList();
    model.addAttribute("wishes", wishes);
    model.addAttribute("byPasskey", !wishes.isEmpty() && passkeys.areThere(holder));
    model.addAttribute(
        "latest", payments.stream().filter(payment -> !waits(payment)).limit(LATEST).toList());
  }

  /** True while the consumer is asked. */
  static boolean waits(OwnPayment payment) {
    return payment.decideBy() != null;
  }
}
