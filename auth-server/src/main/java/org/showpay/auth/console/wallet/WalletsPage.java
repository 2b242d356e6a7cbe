package org.showpay.auth.console.wallet;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.retention.WalletClosing;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One subscriber at a time: nobody leafs through those who pay. */
@Controller
@RequestMapping("/console/wallets")
class WalletsPage {

  private final Wallets wallets;
  private final WalletClosing closing;
  private final Deeds deeds;

  WalletsPage(Wallets wallets, WalletClosing closing, Deeds deeds) {
    this.wallets = wallets;
    this.closing = closing;
    this.deeds = deeds;
  }

  @GetMapping
  String page(@RequestParam(required = false) @Nullable String q, Model model) {
    String text = q == null ? "" : q.strip();
    model.addAttribute("q", text);
    model.addAttribute("wallet", wallets.find(text).orElse(null));
    return "console/wallets";
  }

  @PostMapping("/{subscriber}/freeze")
  String freeze(
      @PathVariable SubscriberId subscriber,
      @RequestParam String reason,
      @AuthenticationPrincipal Operator operator) {
    deeds.carryOut(
        operator.does(Action.FREEZE_SUBSCRIBER, subscriber, reason.strip()),
        () -> wallets.freeze(subscriber));
    return page(subscriber, "FROZEN");
  }

  @PostMapping("/{subscriber}/unfreeze")
  String unfreeze(
      @PathVariable SubscriberId subscriber, @AuthenticationPrincipal Operator operator) {
    deeds.carryOut(
        operator.does(Action.UNFREEZE_SUBSCRIBER, subscriber), () -> wallets.unfreeze(subscriber));
    return page(subscriber, "UNFROZEN");
  }

  @PostMapping("/{subscriber}/close")
  String close(
      @PathVariable SubscriberId subscriber,
      @RequestParam String reason,
      @AuthenticationPrincipal Operator operator) {
    deeds.carryOut(
        operator.does(Action.CLOSE_SUBSCRIBER, subscriber, reason.strip()),
        () -> closing.close(subscriber));
    return page(subscriber, "CLOSED");
  }

  @PostMapping("/{subscriber}/handsets/{handset}/loss")
  String takeOut(
      @PathVariable SubscriberId subscriber,
      @PathVariable HandsetId handset,
      @AuthenticationPrincipal Operator operator) {
    deeds.carryOut(
        operator.does(Action.TAKE_OUT_HANDSET, handset, subscriber.toString()),
        () -> wallets.takeOut(subscriber, handset));
    return page(subscriber, "TAKEN_OUT");
  }

  @PostMapping("/{subscriber}/cards/{card}/freeze")
  String freezeCard(
      @PathVariable SubscriberId subscriber,
      @PathVariable CardToken card,
      @AuthenticationPrincipal Operator operator) {
    deeds.carryOut(
        operator.does(Action.FREEZE_CARD, card, subscriber.toString()),
        () -> wallets.freeze(subscriber, card));
    return page(subscriber, "FROZEN");
  }

  @PostMapping("/{subscriber}/cards/{card}/unfreeze")
  String unfreezeCard(
      @PathVariable SubscriberId subscriber,
      @PathVariable CardToken card,
      @AuthenticationPrincipal Operator operator) {
    deeds.carryOut(
        operator.does(Action.UNFREEZE_CARD, card, subscriber.toString()),
        () -> wallets.unfreeze(subscriber, card));
    return page(subscriber, "UNFROZEN");
  }

  private static String page(SubscriberId subscriber, String done) {
    return "redirect:/console/wallets?q=" + subscriber + "&done=" + done;
  }
}
