package org.showpay.auth.console.merchant;

import java.util.Map;
import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.merchant.MerchantDesk;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.MerchantsApi.AddTerminal;
import org.showpay.contracts.merchant.TerminalId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A merchant's terminals and their keys. A key is in the answer to its form, and nowhere else. */
@Controller
@RequestMapping("/console/merchants/{merchant}/terminals")
class TerminalsPage {

  private final MerchantDesk desk;
  private final Deeds deeds;

  TerminalsPage(MerchantDesk desk, Deeds deeds) {
    this.desk = desk;
    this.deeds = deeds;
  }

  @PostMapping
  ModelAndView add(
      @PathVariable MerchantId merchant,
      @RequestParam TerminalId terminal,
      @RequestParam String label,
      @RequestParam Channel channel,
      @AuthenticationPrincipal Operator operator) {
    AddTerminal wanted = new AddTerminal(label.strip(), channel);
    ApiKey key =
        deeds.perform(
            operator.does(Action.ADD_TERMINAL, terminal, wanted.label() + ", " + merchant),
            () -> desk.addTerminal(merchant, terminal, wanted).apiKey());
    return page(key, merchant, terminal);
  }

  /** Sent twice, the second one is refused: it would end the key that the till still has. */
  @PostMapping("/{terminal}/key")
  ModelAndView replaceKey(
      @PathVariable MerchantId merchant,
      @PathVariable TerminalId terminal,
      @RequestParam int version,
      @AuthenticationPrincipal Operator operator) {
    ApiKey key =
        deeds.perform(
            operator.does(Action.REPLACE_KEY, terminal, merchant.toString()),
            () -> desk.replaceKey(merchant, terminal, version));
    return page(key, merchant, terminal);
  }

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

  private static ModelAndView page(ApiKey key, MerchantId merchant, TerminalId terminal) {
    return new ModelAndView(
        "console/key", Map.of("key", key, "merchant", merchant, "terminal", terminal));
  }
}
