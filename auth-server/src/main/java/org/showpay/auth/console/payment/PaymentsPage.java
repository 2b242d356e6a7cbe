package org.showpay.auth.console.payment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of payments, as they happen or as they are looked for. */
@Controller
class PaymentsPage {

  private static final List<DeclineReason> REASONS =
      Arrays.stream(DeclineReason.values())
          .sorted(Comparator.comparing(DeclineReason::name))
          .toList();

  private final PaymentSearch payments;

  PaymentsPage(PaymentSearch payments) {
    this.payments = payments;
  }

  @GetMapping("/console/payments")
  String page(@ModelAttribute("search") Search search, Model model) {
    if (search.isSecret()) {
      return "redirect:/console/payments?refused=SECRET";
    }
    model.addAttribute("states", PaymentState.values());
    model.addAttribute("reasons", REASONS);
    draw(search, model);
    return "console/payments";
  }

  /** The list alone, for a page that keeps itself new. */
  @GetMapping("/console/payments/rows")
  String rows(@ModelAttribute("search") Search search, Model model) {
    draw(search, model);
    return "console/payments :: rows";
  }

  private void draw(Search search, Model model) {
    model.addAttribute("page", payments.find(search));
  }
}
