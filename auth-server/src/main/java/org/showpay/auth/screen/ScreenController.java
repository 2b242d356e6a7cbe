package org.showpay.auth.screen;

import java.util.Optional;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A payment screen as a page, and its forms; without scripts it works by forms alone. */
@Controller
@RequestMapping("/pay/{secret}")
class ScreenController {

  private static final String SCRIPTED = "HX-Request";

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
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    return answer(secret, codes.typed(secret, code), scripted, model);
  }

  @PostMapping("/password")
  String password(
      @PathVariable String secret,
      @RequestParam PaymentId payment,
      @RequestParam String password,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    Optional<String> trouble =
        passwordIn(password)
            .map(entered -> screens.prove(secret, payment, entered))
            .orElse(Optional.of("WRONG_PASSWORD"));
    return answer(secret, trouble, scripted, model);
  }

  @PostMapping("/another-code")
  String anotherCode(
      @PathVariable String secret,
      @RequestParam PaymentId payment,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    screens.refuse(secret, payment);
    return answer(secret, Optional.empty(), scripted, model);
  }

  @PostMapping("/cancellation")
  String cancel(
      @PathVariable String secret,
      @RequestHeader(name = SCRIPTED, defaultValue = "false") boolean scripted,
      Model model) {
    screens.cancel(secret);
    return answer(secret, Optional.empty(), scripted, model);
  }

  private String answer(String secret, Optional<String> trouble, boolean scripted, Model model) {
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
