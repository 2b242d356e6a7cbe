package org.showpay.auth.console.payment;

import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Ending;
import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.operation.Operations;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.OperationView;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentsApi;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One payment from beginning to end, and what can be done about it. */
@Controller
@RequestMapping("/console/payments/{payment}")
class PaymentPage {

  private final Story story;
  private final Operations operations;
  private final Deeds deeds;

  PaymentPage(Story story, Operations operations, Deeds deeds) {
    this.story = story;
    this.operations = operations;
    this.deeds = deeds;
  }

  /** The form brings the refund's id: sent twice, it is given back once. */
  @GetMapping
  String page(@PathVariable PaymentId payment, Model model) {
    ShownPayment shown = story.find(payment);
    model.addAttribute("payment", shown);
    model.addAttribute("story", story.tell(shown));
    model.addAttribute("refund", OperationId.next());
    return "console/payment";
  }

  @PostMapping("/refunds")
  String refund(
      @PathVariable PaymentId payment,
      @RequestParam OperationId refund,
      @RequestParam long amount,
      @RequestParam String reason,
      @AuthenticationPrincipal Operator operator) {
    ShownPayment shown = story.find(payment);
    Money money = new Money(amount, shown.facts().amount().currency());
    OperationView done =
        deeds.ask(
            operator.does(Action.REFUND, payment, money + ", " + refund + ", " + reason.strip()),
            () ->
                operations.refund(
                    shown.facts(), new PaymentsApi.Refund(refund, money, reason.strip())),
            PaymentPage::ending);
    return "redirect:/console/payments/" + payment + "?done=REFUND_" + done.state();
  }

  /** Whoever asks twice finds it cancelled, or being cancelled, and is told so. */
  @PostMapping("/void")
  String giveUp(@PathVariable PaymentId payment, @AuthenticationPrincipal Operator operator) {
    ShownPayment shown = story.find(payment);
    deeds.ask(
        operator.does(Action.VOID, payment),
        () -> operations.cancel(shown.facts()),
        PaymentPage::ending);
    return "redirect:/console/payments/" + payment + "?done=VOID";
  }

  private static Ending ending(OperationView operation) {
    return switch (operation.state()) {
      case DONE -> new Ending.Done();
      case REFUSED -> new Ending.Refused(String.valueOf(operation.refusal()));
      case REQUESTED -> new Ending.Open();
    };
  }
}
