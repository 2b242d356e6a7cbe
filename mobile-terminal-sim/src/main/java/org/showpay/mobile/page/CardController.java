package org.showpay.mobile.page;

import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.vault.CardTicketsApi.IssuedTicket;
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
 * Registers a card whose number never comes here: the page asks for a ticket, gives the number to
 * the vault with it, and brings back the token.
 */
@Controller
@RequestMapping("/phones/{phone}")
class CardController {

  private final Wallet wallet;

  CardController(Wallet wallet) {
    this.wallet = wallet;
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
      Trouble trouble = Trouble.of(refused);
      if (trouble.status() == 401 || trouble.status() >= 500) {
        throw refused;
      }
      model.addAttribute("trouble", trouble);
      return "page/card";
    }
    return "redirect:/phones/" + session.phone();
  }
}
