package org.showpay.auth.console.trouble;

import org.showpay.auth.reconciliation.ReconciliationItems;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What needs somebody: both lists have the oldest at the top. */
@Controller
class TroublePages {

  private final Unknowns unknowns;
  private final ReconciliationItems items;

  TroublePages(Unknowns unknowns, ReconciliationItems items) {
    this.unknowns = unknowns;
    this.items = items;
  }

  @GetMapping("/console/unknowns")
  String unknowns(Model model) {
    model.addAttribute("unknowns", unknowns.open());
    return "console/unknowns";
  }

  @GetMapping("/console/exceptions")
  String exceptions(Model model) {
    model.addAttribute("exceptions", items.exceptions(null));
    return "console/exceptions";
  }
}
