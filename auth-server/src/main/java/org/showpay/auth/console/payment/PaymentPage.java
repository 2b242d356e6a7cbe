package org.showpay.auth.console.payment;

import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.console.proposal.Acts;
import org.showpay.auth.console.proposal.Command;
import org.showpay.auth.console.proposal.TwoOperators;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One payment from beginning to end, and what can be done about it. */
@Controller
@RequestMapping("/console/payments/{payment}")
class PaymentPage {

  private final Story story;
  private final TwoOperators two;
  private final Acts acts;

  PaymentPage(Story story, TwoOperators two, Acts acts) {
    this.story = story;
    this.two = two;
    this.acts = acts;
  }

  /** The form brings the refund's id: sent twice, it is given back once. */
  @GetMapping
  String page(@PathVariable PaymentId payment, Model model) {
    ShownPayment shown = story.find(payment);
    model.addAttribute("payment", shown);
    model.addAttribute("story", story.tell(shown));
    model.addAttribute("refund", OperationId.next());
    model.addAttribute("two", two.areWanted());
    model.addAttribute("alone", two.allowedAlone(shown.facts().amount().currencyCode()));
    return "console/payment";
  }

  @PostMapping("/refunds")
  ModelAndView refund(
      @PathVariable PaymentId payment,
      @RequestParam OperationId refund,
      @RequestParam long amount,
      @RequestParam String reason,
      @AuthenticationPrincipal Operator operator) {
    Money money = new Money(amount, story.find(payment).facts().amount().currency());
    return acts.want(operator, new Command.GiveBack(payment, refund, money, reason.strip()));
  }

  @PostMapping("/void")
  ModelAndView giveUp(@PathVariable PaymentId payment, @AuthenticationPrincipal Operator operator) {
    return acts.want(operator, new Command.GiveUp(payment));
  }
}
