package org.showpay.cat.page;

import org.showpay.cat.counter.Checkout;
import org.showpay.cat.counter.Counter.Seen;
import org.showpay.cat.counter.Counters;
import org.showpay.cat.counter.Stage;
import org.showpay.cat.counter.Stage.Asking;
import org.showpay.cat.counter.Stage.Ended;
import org.showpay.cat.counter.Stage.Entering;
import org.showpay.cat.counter.Stage.Scanning;
import org.showpay.cat.counter.Stage.Taken;
import org.showpay.cat.entry.PageSession;
import org.showpay.cat.sale.SaleDesk;
import org.showpay.cat.sale.SaleSettings;
import org.showpay.cat.sale.Sold;
import org.showpay.contracts.factor.Factor;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts what is to be seen at a counter into a page, for either side of it. */
@Component
class CounterView {

  private final Counters counters;
  private final SaleDesk desk;
  private final SaleSettings settings;

  CounterView(Counters counters, SaleDesk desk, SaleSettings settings) {
    this.counters = counters;
    this.desk = desk;
    this.settings = settings;
  }

  void draw(PageSession session, Model model) {
    Seen seen = counters.at(session.till()).look();
    Stage stage = seen.stage();
    model.addAttribute("version", seen.version());
    model.addAttribute("stage", nameOf(stage));
    model.addAttribute("basket", stage.basket());
    switch (stage) {
      case Entering _ -> {}
      case Scanning scanning -> {
        model.addAttribute("order", scanning.order());
        model.addAttribute("scheme", settings.schemePrefix());
      }
      case Taken taken -> model.addAttribute("order", taken.order());
      case Asking asking -> {
        model.addAttribute("order", asking.order());
        model.addAttribute("payment", asking.payment());
        model.addAttribute("factor", asking.factor());
      }
      case Ended ended -> draw(session, ended, model);
    }
  }

  /** By what the customer may be proved beside the password, where that is asked for. */
  void drawFactors(PageSession session, Model model) {
    if (counters.at(session.till()).look().stage() instanceof Asking asking
        && asking.factor().isAwaited()) {
      model.addAttribute(
          "ofTheBody",
          desk.factors(session.till(), asking.payment()).stream()
              .filter(Factor::isOfTheBody)
              .toList());
    }
  }

  private void draw(PageSession session, Ended ended, Model model) {
    Sold sold = desk.sold(session.till(), ended.payment());
    model.addAttribute("order", ended.order());
    model.addAttribute("payment", ended.payment());
    model.addAttribute("sold", sold);
    model.addAttribute("scanAgain", Checkout.mayScanAgain(sold.state(), sold.payment().nextStep()));
  }

  private static String nameOf(Stage stage) {
    return switch (stage) {
      case Entering _ -> "entering";
      case Scanning _ -> "scanning";
      case Taken _, Asking _ -> "asking";
      case Ended _ -> "ended";
    };
  }
}
