package org.showpay.cat.page;

import java.util.Optional;
import org.showpay.cat.counter.Checkout;
import org.showpay.cat.entry.PageSession;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.factor.HeldOut;
import org.showpay.contracts.factor.HeldOut.Care;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.till.TillsApi.OfTheBody;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The display that faces the customer. What is entered here goes to the auth-server and nowhere
 * else: the cashier learns that it is being looked at, and whether it was right.
 */
@Controller
@RequestMapping("/customer")
class CustomerController {

  private final Checkout checkout;
  private final CounterView view;

  CustomerController(Checkout checkout, CounterView view) {
    this.checkout = checkout;
    this.view = view;
  }

  @GetMapping
  String page(@AuthenticationPrincipal PageSession session, Model model) {
    view.draw(session, model);
    view.drawFactors(session, model);
    return "page/customer";
  }

  @GetMapping("/panel")
  String panel(@AuthenticationPrincipal PageSession session, Model model) {
    view.draw(session, model);
    view.drawFactors(session, model);
    return "page/customer :: panel";
  }

  @PostMapping("/authentication")
  String prove(
      @AuthenticationPrincipal PageSession session,
      @RequestParam PaymentId payment,
      @RequestParam String password,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean scripted,
      Model model) {
    passwordIn(password).ifPresent(entered -> checkout.prove(session.till(), payment, entered));
    return scripted ? panel(session, model) : "redirect:/customer";
  }

  /** What the customer holds out to the till's sensor: whose body, in this simulation, it says. */
  @PostMapping("/sensor")
  String holdOut(
      @AuthenticationPrincipal PageSession session,
      @RequestParam PaymentId payment,
      SensorForm form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean scripted,
      Model model) {
    Optional<HeldOut> held = form.held();
    held.ifPresent(
        body -> checkout.prove(session.till(), payment, new OfTheBody(form.factor(), body)));
    if (held.isEmpty()) {
      model.addAttribute("noNumber", true);
      return scripted ? panel(session, model) : page(session, model);
    }
    return scripted ? panel(session, model) : "redirect:/customer";
  }

  /** Who holds out what. */
  record SensorForm(Factor factor, String person, String part, Care care) {

    Optional<HeldOut> held() {
      try {
        return Optional.of(new HeldOut(new PhoneNumber(person.strip()), part, care));
      } catch (IllegalArgumentException noNumber) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return "SensorForm[" + factor + "]";
    }
  }

  private static Optional<Password> passwordIn(String typed) {
    try {
      return Optional.of(new Password(typed));
    } catch (IllegalArgumentException nothing) {
      return Optional.empty();
    }
  }
}
