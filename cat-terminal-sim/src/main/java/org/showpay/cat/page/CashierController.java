package org.showpay.cat.page;

import java.util.function.Consumer;
import org.showpay.cat.counter.Checkout;
import org.showpay.cat.entry.PageSession;
import org.showpay.cat.entry.Trouble;
import org.showpay.cat.sale.Sales;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillId;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cashier's page: goods and amounts, the code, and how it ended. */
@Controller
@RequestMapping("/cashier")
class CashierController {

  /** The page's script wants a part of it, the browser itself the whole. */
  private static final String SCRIPTED = "HX-Request";

  private static final int LATEST = 8;

  private final Checkout checkout;
  private final CounterView view;
  private final Sales sales;

  CashierController(Checkout checkout, CounterView view, Sales sales) {
    this.checkout = checkout;
    this.view = view;
    this.sales = sales;
  }

  @GetMapping
  String page(@AuthenticationPrincipal PageSession session, Model model) {
    view.draw(session, model);
    model.addAttribute("latest", sales.latest(session.till(), LATEST));
    return "page/cashier";
  }

  /** The part of the page that changes, for when something has happened. */
  @GetMapping("/panel")
  String panel(@AuthenticationPrincipal PageSession session, Model model) {
    view.draw(session, model);
    return "page/cashier :: panel";
  }

  /** The newest sales, for the same. */
  @GetMapping("/latest")
  String latest(@AuthenticationPrincipal PageSession session, Model model) {
    view.draw(session, model);
    model.addAttribute("latest", sales.latest(session.till(), LATEST));
    return "page/cashier :: latest";
  }

  /** An amount, or an EAN by a scanner; Enter on an empty line means: that was all. */
  @PostMapping("/entries")
  String enter(
      @AuthenticationPrincipal PageSession session,
      @RequestParam String entry,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    Consumer<TillId> entered =
        entry.isBlank() ? checkout::charge : till -> checkout.enter(till, entry);
    return act(session, entered, scripted, model);
  }

  @PostMapping("/removal")
  String removeLast(
      @AuthenticationPrincipal PageSession session,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    return act(session, checkout::removeLast, scripted, model);
  }

  @PostMapping("/charge")
  String charge(
      @AuthenticationPrincipal PageSession session,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    return act(session, checkout::charge, scripted, model);
  }

  @PostMapping("/back")
  String back(
      @AuthenticationPrincipal PageSession session,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    return act(session, checkout::back, scripted, model);
  }

  /** What a keyboard-wedge scanner typed, or a person. */
  @PostMapping("/code")
  String code(
      @AuthenticationPrincipal PageSession session,
      @RequestParam OrderId order,
      @RequestParam String code,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    return act(session, till -> checkout.scanned(till, order, code), scripted, model);
  }

  @PostMapping("/cancellation")
  String cancel(
      @AuthenticationPrincipal PageSession session,
      @RequestParam PaymentId payment,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    return act(session, till -> checkout.callOff(till, payment), scripted, model);
  }

  @PostMapping("/question")
  String askAfter(
      @AuthenticationPrincipal PageSession session,
      @RequestParam PaymentId payment,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    return act(session, till -> checkout.askAfter(till, payment), scripted, model);
  }

  @PostMapping("/again")
  String scanAgain(
      @AuthenticationPrincipal PageSession session,
      @RequestParam PaymentId payment,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    return act(session, till -> checkout.scanAgain(till, payment), scripted, model);
  }

  @PostMapping("/next")
  String next(
      @AuthenticationPrincipal PageSession session,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    return act(session, checkout::next, scripted, model);
  }

  /** Does it, and shows the page then; what was refused stands on it. */
  private String act(PageSession session, Consumer<TillId> deed, boolean scripted, Model model) {
    try {
      deed.accept(session.till());
    } catch (ProblemException refused) {
      Trouble trouble = Trouble.of(refused);
      if (trouble.status() != HttpStatus.UNPROCESSABLE_CONTENT.value()) {
        throw refused;
      }
      model.addAttribute("trouble", trouble);
      return scripted ? panel(session, model) : page(session, model);
    }
    return scripted ? panel(session, model) : "redirect:/cashier";
  }
}
