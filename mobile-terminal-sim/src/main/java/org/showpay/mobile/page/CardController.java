package org.showpay.mobile.page;

import java.util.List;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.vault.CardTicketsApi.IssuedTicket;
import org.showpay.contracts.wallet.WalletApi.Backup;
import org.showpay.mobile.account.Account;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.entry.Trouble;
import org.showpay.mobile.wallet.Wallet;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Chooses which card is asked where another one cannot pay, and registers a card whose number never
 * comes here: the page asks for a ticket, gives the number to the vault with it, and brings back
 * the token.
 */
@Controller
@RequestMapping("/phones/{phone}")
class CardController {

  private final Wallet wallet;
  private final Account account;

  CardController(Wallet wallet, Account account) {
    this.wallet = wallet;
    this.account = account;
  }

  @GetMapping("/backups")
  String backups(@AuthenticationPrincipal PageSession session, Model model) {
    model.addAttribute("cards", wallet.cards(session.holder()));
    return "page/backups";
  }

  /** The empty choice of the form is an empty list: no backup. */
  @PostMapping("/backups")
  String choose(
      @AuthenticationPrincipal PageSession session,
      @RequestParam CardToken card,
      @RequestParam List<CardToken> backup,
      Model model) {
    CardToken wanted = backup.isEmpty() ? null : backup.getFirst();
    try {
      account.chooseBackup(session.holder(), card, new Backup(wanted));
    } catch (ProblemException refused) {
      model.addAttribute("trouble", Trouble.toMend(refused));
      return backups(session, model);
    }
    return "redirect:/phones/" + session.phone() + "/backups?saved=yes";
  }

  @GetMapping("/cards/new")
  String ask() {
    return "page/card";
  }

  @PostMapping("/card-tickets")
  ResponseEntity<IssuedTicket> ticket(@AuthenticationPrincipal PageSession session) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(wallet.ticketForACard(session.holder()));
  }

  @PostMapping("/cards")
  String add(
      @AuthenticationPrincipal PageSession session,
      @RequestParam CardToken card,
      @RequestParam String nickname,
      Model model) {
    try {
      wallet.addStoredCard(session.holder(), new AddCardRequest(card, nickname.strip()));
    } catch (ProblemException refused) {
      model.addAttribute("trouble", Trouble.toMend(refused));
      return "page/card";
    }
    return "redirect:/phones/" + session.phone();
  }
}
