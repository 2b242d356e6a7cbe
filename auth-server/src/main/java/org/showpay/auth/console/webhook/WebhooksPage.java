package org.showpay.auth.console.webhook;

import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Operator;
import org.showpay.contracts.webhook.DeliveryId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What merchants' servers are told, and telling it again. */
@Controller
@RequestMapping("/console/webhooks")
class WebhooksPage {

  private final DeliveryBook book;
  private final Deeds deeds;

  WebhooksPage(DeliveryBook book, Deeds deeds) {
    this.book = book;
    this.deeds = deeds;
  }

  @GetMapping
  String page(@RequestParam(defaultValue = "false") boolean open, Model model) {
    model.addAttribute("open", open);
    model.addAttribute("deliveries", book.latest(open));
    return "console/webhooks";
  }

  @PostMapping("/{delivery}/redelivery")
  String redeliver(
      @PathVariable DeliveryId delivery,
      @RequestParam int round,
      @AuthenticationPrincipal Operator operator) {
    deeds.carryOut(
        operator.does(Action.REDELIVER, delivery), () -> book.redeliver(delivery, round));
    return "redirect:/console/webhooks?done=REDELIVERED";
  }
}
