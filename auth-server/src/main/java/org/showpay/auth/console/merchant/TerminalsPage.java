package org.showpay.auth.console.merchant;

import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.console.proposal.Acts;
import org.showpay.auth.console.proposal.Command;
import org.showpay.auth.merchant.MerchantDesk;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A merchant's terminals and their keys. */
@Controller
@RequestMapping("/console/merchants/{merchant}/terminals")
class TerminalsPage {

  private final MerchantDesk desk;
  private final Deeds deeds;
  private final Acts acts;

  TerminalsPage(MerchantDesk desk, Deeds deeds, Acts acts) {
    this.desk = desk;
    this.deeds = deeds;
    this.acts = acts;
  }

  @PostMapping
  ModelAndView add(
      @PathVariable MerchantId merchant,
      @RequestParam TerminalId terminal,
      @RequestParam String label,
      @RequestParam Channel channel,
      @AuthenticationPrincipal Operator operator) {
    return acts.want(operator, new Command.AddTerminal(merchant, terminal, label.strip(), channel));
  }

  @PostMapping("/{terminal}/key")
  ModelAndView replaceKey(
      @PathVariable MerchantId merchant,
      @PathVariable TerminalId terminal,
      @RequestParam int version,
      @AuthenticationPrincipal Operator operator) {
    return acts.want(operator, new Command.ReplaceKey(merchant, terminal, version));
  }

  /** A key that leaked is revoked by one operator, at once. */
  @PostMapping("/{terminal}/retirement")
  String retire(
      @PathVariable MerchantId merchant,
      @PathVariable TerminalId terminal,
      @AuthenticationPrincipal Operator operator) {
    deeds.carryOut(
        operator.does(Action.RETIRE_TERMINAL, terminal, merchant.toString()),
        () -> desk.retire(merchant, terminal));
    return "redirect:/console/merchants/" + merchant + "?done=RETIRED";
  }
}
