package org.showpay.cat.page;

import java.time.Clock;
import java.time.LocalDate;
import org.showpay.cat.batch.Batches;
import org.showpay.cat.batch.OtherBooks;
import org.showpay.cat.entry.PageSession;
import org.showpay.cat.sale.SaleSettings;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The day's figures, the close of the batch, and what the auth-server's books say otherwise. */
@Controller
@RequestMapping("/cashier/day")
class DayController {

  private final Batches batches;
  private final OtherBooks others;
  private final SaleSettings settings;
  private final Clock clock;

  DayController(Batches batches, OtherBooks others, SaleSettings settings, Clock clock) {
    this.batches = batches;
    this.others = others;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping
  String day(@AuthenticationPrincipal PageSession session, Model model) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.timeZone());
    model.addAttribute("today", today);
    model.addAttribute("dayTotals", batches.of(session.till(), today));
    model.addAttribute("undecided", batches.withoutOutcome(session.till()));
    model.addAttribute("open", batches.open(session.till()));
    model.addAttribute("closed", batches.closed(session.till()));
    return "page/day";
  }

  /** Closes the batch of this number, if it is still open, and compares it. */
  @PostMapping("/closing")
  String close(@AuthenticationPrincipal PageSession session, @RequestParam int batch, Model model) {
    batches.close(session.till(), batch);
    return compare(session, batch, model);
  }

  @PostMapping("/comparison")
  String compare(
      @AuthenticationPrincipal PageSession session, @RequestParam int batch, Model model) {
    model.addAttribute("comparison", others.compare(session.till(), batch));
    return day(session, model);
  }
}
