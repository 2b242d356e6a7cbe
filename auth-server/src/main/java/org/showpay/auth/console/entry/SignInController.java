package org.showpay.auth.console.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.showpay.auth.console.operator.Action;
import org.showpay.auth.console.operator.Author;
import org.showpay.auth.console.operator.Deed;
import org.showpay.auth.console.operator.Deeds;
import org.showpay.auth.console.operator.Operator;
import org.showpay.auth.console.operator.Operators;
import org.showpay.auth.tries.ClientAddress;
import org.showpay.contracts.console.OperatorsApi;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signs operators in by their name and key, once for a session. What was wrong is not told; an
 * address (of IPv6 a network) from which it was wrong ten times has to wait a quarter of an hour,
 * whichever instance it asks.
 */
@Controller
class SignInController {

  private static final String PAGE = "console/sign-in";
  private static final int MOST_TRIES = 10;
  private static final int LONGEST_NAME = 40;

  private final Operators operators;
  private final Sessions sessions;
  private final Deeds deeds;

  SignInController(Operators operators, Sessions sessions, Deeds deeds) {
    this.operators = operators;
    this.sessions = sessions;
    this.deeds = deeds;
  }

  @GetMapping("/console")
  String front() {
    return "redirect:/console/payments";
  }

  @GetMapping(ConsoleGuard.SIGN_IN)
  String ask() {
    return PAGE;
  }

  @PostMapping(ConsoleGuard.SIGN_IN)
  String in(
      @RequestParam String name,
      @RequestParam String key,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    String address = ClientAddress.of(request).text();
    if (deeds.wrongSignIns(address) >= MOST_TRIES) {
      return refused(HttpStatus.TOO_MANY_REQUESTS, "LOCKED", model, response);
    }
    Optional<OperatorsApi.Operator> who = find(name.strip(), key);
    if (who.isEmpty()) {
      Author stranger = new Author(null, named(name), address);
      deeds.refused(new Deed(stranger, Action.SIGN_IN, "console", null), "NOT_RECOGNISED");
      return refused(HttpStatus.UNAUTHORIZED, "NOT_RECOGNISED", model, response);
    }
    OperatorsApi.Operator found = who.get();
    Author author = new Author(found.operator(), found.name(), address);
    String token =
        deeds.perform(
            new Deed(author, Action.SIGN_IN, "console", null),
            () -> sessions.open(found.operator()));
    response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.handOver(token, request).toString());
    return "redirect:/console/payments";
  }

  @PostMapping("/console/sign-out")
  String out(
      @AuthenticationPrincipal Operator operator,
      HttpServletRequest request,
      HttpServletResponse response) {
    deeds.carryOut(
        operator.does(Action.SIGN_OUT, "console"),
        () -> SessionCookie.tokenIn(request).ifPresent(sessions::end));
    response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.takeBack(request).toString());
    return "redirect:" + ConsoleGuard.SIGN_IN;
  }

  /** Where {@link ConsoleGuard} sends whoever may not do what was tried. */
  @RequestMapping(ConsoleGuard.REFUSED)
  String refuse(Model model) {
    model.addAttribute("trouble", "NOT_ALLOWED");
    return "console/trouble";
  }

  /** No operator is called what a database cannot even be asked for. */
  private Optional<OperatorsApi.Operator> find(String name, String key) {
    return name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)
        ? Optional.empty()
        : hashOf(key).flatMap(hash -> operators.find(name, hash));
  }

  private static Optional<ApiKeyHash> hashOf(String typed) {
    try {
      return Optional.of(ApiKeyHash.of(new ApiKey(typed.strip())));
    } catch (IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }

  /** What was typed as a name is written down, unless it was a key in the wrong field. */
  private static String named(String typed) {
    String name = typed.strip().replaceAll("\\p{Cntrl}", "?");
    if (name.contains("spk_")) {
      return "(a key)";
    }
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  private static String refused(
      HttpStatus status, String code, Model model, HttpServletResponse response) {
    model.addAttribute("trouble", code);
    response.setStatus(status.value());
    return PAGE;
  }
}
