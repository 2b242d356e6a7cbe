package org.showpay.mobile.page;

import java.util.List;
import org.showpay.contracts.approval.ApprovalsApi.Decision;
import org.showpay.contracts.approval.ApprovalsApi.Decision.Answer;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.wallet.WalletApi.OwnPayment;
import org.showpay.mobile.account.Account;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.inbox.Inbox;
import org.showpay.mobile.news.Seen;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The wallet's first page, its payments as they happen, and the inbox. */
@Controller
@RequestMapping("/phones/{phone}")
class WalletController {

  private final HomePage home;
  private final Account account;
  private final Inbox inbox;
  private final PhoneBook phones;

  WalletController(HomePage home, Account account, Inbox inbox, PhoneBook phones) {
    this.phones = phones;
    this.home = home;
    this.account = account;
    this.inbox = inbox;
  }

  @GetMapping
  String home(@AuthenticationPrincipal PageSession session, Model model) {
    return phones.isConnected(session.phone())
        ? home.draw(session, model)
        : "redirect:/phones/" + session.phone() + "/pocket";
  }

  /** The part of the first page that changes while one looks. */
  @GetMapping("/activity")
  String activity(@AuthenticationPrincipal PageSession session, Model model) {
    home.addActivity(session.holder(), model);
    return "page/parts :: activity";
  }

  /** Approves or refuses; from where a code is shown one comes back to it. */
  @PostMapping("/payments/{payment}/decision")
  String decide(
      @AuthenticationPrincipal PageSession session,
      @PathVariable PaymentId payment,
      @RequestParam Answer answer) {
    account.decide(session.holder(), payment, new Decision(answer));
    return "redirect:/phones/" + session.phone() + (session.shown() == null ? "" : "/code");
  }

  @GetMapping("/payments")
  String history(@AuthenticationPrincipal PageSession session, Model model) {
    List<OwnPayment> payments = account.payments(session.holder());
    model.addAttribute("seen", Seen.of(payments));
    model.addAttribute("payments", payments);
    return "page/history";
  }

  @GetMapping("/messages")
  String inbox(@AuthenticationPrincipal PageSession session, Model model) {
    // Messages are for the number: who signed in by ID may be somebody else than its subscriber.
    boolean byNumber = session.holder().session() == null;
    model.addAttribute("byNumber", byNumber);
    model.addAttribute("messages", byNumber ? inbox.messages(session.phone()) : List.of());
    return "page/inbox";
  }
}
