package org.showpay.mobile.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.subscriber.LimitsApi.Limits;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.wallet.WalletApi.NewLimits;
import org.showpay.contracts.wallet.WalletApi.Proof;
import org.showpay.mobile.account.Account;
import org.showpay.mobile.entry.FormDeed;
import org.showpay.mobile.entry.PageSession;
import org.showpay.mobile.line.Holder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Limits, and stopping the wallet. */
@Controller
@RequestMapping("/phones/{phone}")
class SettingsController {

  private final Account account;

  SettingsController(Account account) {
    this.account = account;
  }

  @GetMapping("/settings")
  String settings(@AuthenticationPrincipal PageSession session, Model model) {
    model.addAttribute("view", account.view(session.holder()));
    return "page/settings";
  }

  @PostMapping("/freeze")
  String freeze(@AuthenticationPrincipal PageSession session) {
    account.freeze(session.holder());
    session.show(null);
    return "redirect:/phones/" + session.phone() + "/settings";
  }

  @PostMapping("/unfreeze")
  String unfreeze(
      @AuthenticationPrincipal PageSession session,
      @RequestParam String password,
      Model model,
      HttpServletResponse response) {
    return change(
        session,
        holder -> account.unfreeze(holder, new Proof(new Password(password))),
        model,
        response);
  }

  @PostMapping("/limits")
  String limits(
      @AuthenticationPrincipal PageSession session,
      @ModelAttribute LimitsForm form,
      Model model,
      HttpServletResponse response) {
    return change(session, holder -> account.changeLimits(holder, form.wanted()), model, response);
  }

  private String change(
      PageSession session, Consumer<Holder> change, Model model, HttpServletResponse response) {
    return FormDeed.tried(() -> change.accept(session.holder()), "WRONG_PASSWORD", model, response)
        ? "redirect:/phones/" + session.phone() + "/settings?saved=yes"
        : settings(session, model);
  }

  /** The form of limits, in won. */
  record LimitsForm(
      long perPayment,
      long perDay,
      long perMonth,
      long withoutPassword,
      int timesWithoutPassword,
      String password) {

    NewLimits wanted() {
      return new NewLimits(
          new Limits(
              won(perPayment),
              won(perDay),
              won(perMonth),
              won(withoutPassword),
              timesWithoutPassword),
          new Password(password));
    }

    private static Money won(long amount) {
      return Money.of(amount, "KRW");
    }

    @Override
    public String toString() {
      return "LimitsForm[password hidden]";
    }
  }
}
