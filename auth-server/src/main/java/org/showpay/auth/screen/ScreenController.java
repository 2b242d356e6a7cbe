package org.showpay.auth.screen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.showpay.auth.tries.ClientAddress;
import org.showpay.contracts.checkout.ScreensApi.Proof;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A payment screen as a page, and its forms; without scripts it works by forms alone. */
@Controller
@RequestMapping("/pay/{secret}")
class ScreenController {

  private final Screens screens;
  private final ShownCodes codes;

  ScreenController(Screens screens, ShownCodes codes) {
    this.screens = screens;
    this.codes = codes;
  }

  @GetMapping
  String page(@PathVariable String secret, Model model) {
    draw(secret, Optional.empty(), model);
    return "page/pay";
  }

  @GetMapping("/panel")
  String panel(@PathVariable String secret, Model model) {
    draw(secret, Optional.empty(), model);
    return "page/pay :: panel";
  }

  @PostMapping("/code")
  String code(
      @PathVariable String secret,
      @RequestParam String code,
      HttpServletRequest request,
      Model model) {
    return answer(secret, codes.typed(secret, ClientAddress.of(request), code), request, model);
  }

  @PostMapping("/password")
  String password(
      @PathVariable String secret,
      @RequestParam PaymentId payment,
      @RequestParam String password,
      HttpServletRequest request,
      Model model) {
    Optional<String> trouble =
        passwordIn(password)
            .map(entered ->
                screens.prove(secret, new Proof(payment, entered), ClientAddress.of(request)))
            .orElse(Optional.of("WRONG_PASSWORD"));
    return answer(secret, trouble, request, model);
  }

  @PostMapping("/another-code")
  String anotherCode(
      @PathVariable String secret,
      @RequestParam PaymentId payment,
      HttpServletRequest request,
      Model model) {
    screens.refuse(secret, payment);
    return answer(secret, Optional.empty(), request, model);
  }

  @PostMapping("/cancellation")
  String cancel(@PathVariable String secret, HttpServletRequest request, Model model) {
    screens.cancel(secret);
    return answer(secret, Optional.empty(), request, model);
  }

  private String answer(
      String secret, Optional<String> trouble, HttpServletRequest request, Model model) {
    boolean scripted = request.getHeader("HX-Request") != null;
    if (!scripted && trouble.isEmpty()) {
      return "redirect:/pay/" + secret;
    }
    draw(secret, trouble, model);
    return scripted ? "page/pay :: panel" : "page/pay";
  }

  private void draw(String secret, Optional<String> trouble, Model model) {
    model.addAttribute("secret", secret);
    model.addAttribute("screen", screens.at(secret));
    model.addAttribute("scheme", codes.scheme());
    trouble.ifPresent(code -> model.addAttribute("trouble", code));
  }

  private static Optional<Password> passwordIn(String typed) {
    try {
      return Optional.of(new Password(typed));
    } catch (IllegalArgumentException nothing) {
      return Optional.empty();
    }
  }
}
