package org.showpay.auth.screen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.tries.ClientAddress;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.checkout.ScreensApi.Entered;
import org.showpay.contracts.checkout.ScreensApi.Proof;
import org.showpay.contracts.checkout.ScreensApi.Wanted;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.Password;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A payment screen as a page, and its forms; without scripts it works by forms alone. */
@Controller
@RequestMapping("/pay/{secret}")
class ScreenController {

  private final Screens screens;
  private final ScreenProofs proofs;
  private final ShownCodes codes;
  private final String sensor;

  ScreenController(
      Screens screens,
      ScreenProofs proofs,
      ShownCodes codes,
      @Value("${showpay.pc-sensor}") String sensor) {
    this.screens = screens;
    this.proofs = proofs;
    this.codes = codes;
    this.sensor = sensor;
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

  /** The page's script asks before it seals. */
  @PostMapping("/challenges")
  @ResponseBody
  Challenge challenge(@PathVariable String secret, @RequestBody Wanted wanted) {
    return proofs.ask(secret, wanted);
  }

  @PostMapping("/entries")
  String enter(
      @PathVariable String secret,
      @RequestBody Entered sealed,
      HttpServletRequest request,
      Model model) {
    return answer(secret, proofs.enter(secret, sealed, ClientAddress.of(request)), request, model);
  }

  /**
   * In clear, of a browser that cannot seal; where that is not allowed there is no field for it.
   */
  @PostMapping("/password")
  String password(
      @PathVariable String secret,
      @RequestParam PaymentId payment,
      @RequestParam(required = false) @Nullable String password,
      HttpServletRequest request,
      Model model) {
    Optional<String> trouble =
        password == null
            ? Optional.of("PASSWORD_NOT_SEALED")
            : passwordIn(password)
                .map(entered ->
                    proofs.prove(secret, new Proof(payment, entered), ClientAddress.of(request)))
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
    Screen screen = screens.at(secret);
    model.addAttribute("secret", secret);
    model.addAttribute("screen", screen);
    model.addAttribute("scheme", codes.scheme());
    trouble.ifPresent(code -> model.addAttribute("trouble", code));
    if (screen.stage() == Stage.PROVE) {
      drawProofs(screen, model);
    }
  }

  /** A body is asked for where there is a sensor to take it. */
  private void drawProofs(Screen screen, Model model) {
    List<Factor> enough = sensor.isEmpty() ? List.of() : proofs.factors(screen);
    model.addAttribute("ofTheBody", enough.stream().filter(Factor::isOfTheBody).toList());
    model.addAttribute("sensor", sensor);
    model.addAttribute("inClear", proofs.isClearAllowed(screen));
  }

  private static Optional<Password> passwordIn(String typed) {
    try {
      return Optional.of(new Password(typed));
    } catch (IllegalArgumentException nothing) {
      return Optional.empty();
    }
  }
}
