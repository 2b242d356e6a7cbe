package org.showpay.auth.console.merchant;

import org.jspecify.annotations.Nullable;
import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.console.proposal.Acts;
import org.showpay.auth.console.proposal.Command;
import org.showpay.auth.console.proposal.TwoOperators;
import org.showpay.auth.merchant.MerchantDesk;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Merchants: who there is, taking one on, stopping and starting one. */
@Controller
@RequestMapping("/console/merchants")
class MerchantsPage {

  private final MerchantRows rows;
  private final MerchantDesk desk;
  private final Deeds deeds;
  private final TwoOperators two;
  private final Acts acts;

  MerchantsPage(MerchantRows rows, MerchantDesk desk, Deeds deeds, TwoOperators two, Acts acts) {
    this.rows = rows;
    this.desk = desk;
    this.deeds = deeds;
    this.two = two;
    this.acts = acts;
  }

  @GetMapping
  String list(@RequestParam(required = false) @Nullable String q, Model model) {
    String text = q == null ? "" : q.strip();
    model.addAttribute("q", text);
    model.addAttribute("merchants", rows.named(text));
    return "console/merchants";
  }

  /** The form for a terminal brings its id: sent twice, one is added. */
  @GetMapping("/{merchant}")
  String page(@PathVariable MerchantId merchant, Model model) {
    model.addAttribute(
        "merchant",
        rows.find(merchant)
            .orElseThrow(
                () -> ProblemException.notFound("MERCHANT_UNKNOWN", "There is no such merchant.")));
    model.addAttribute("terminals", rows.terminalsOf(merchant));
    model.addAttribute("newTerminal", TerminalId.next());
    model.addAttribute("two", two.areWanted());
    return "console/merchant";
  }

  /** The deed is on the merchant's name: its id is made by what is done. */
  @PostMapping
  String add(@RequestParam String name, @AuthenticationPrincipal Operator operator) {
    MerchantId added =
        deeds.perform(
            operator.does(Action.ADD_MERCHANT, name.strip()), () -> desk.open(name).merchant());
    return page(added, "MERCHANT_ADDED");
  }

  @PostMapping("/{merchant}/freeze")
  String freeze(
      @PathVariable MerchantId merchant,
      @RequestParam String reason,
      @AuthenticationPrincipal Operator operator) {
    deeds.carryOut(
        operator.does(Action.FREEZE_MERCHANT, merchant, reason.strip()),
        () -> desk.freeze(merchant));
    return page(merchant, "FROZEN");
  }

  /** It may lose money again: where there are two operators, both have to want it. */
  @PostMapping("/{merchant}/unfreeze")
  ModelAndView unfreeze(
      @PathVariable MerchantId merchant, @AuthenticationPrincipal Operator operator) {
    return acts.want(operator, new Command.Unfreeze(merchant));
  }

  private static String page(MerchantId merchant, String done) {
    return "redirect:/console/merchants/" + merchant + "?done=" + done;
  }
}
