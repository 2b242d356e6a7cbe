package org.showpay.cat.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.showpay.cat.till.Till;
import org.showpay.cat.till.Tills;
import org.showpay.contracts.merchant.ApiKey;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signs a terminal in by its API key, and opens the display that faces the customer. What was wrong
 * is not told, and the key is on no page.
 */
@Controller
class SignInController {

  private static final String PAGE = "page/sign-in";

  private final Tills tills;
  private final PageSessions sessions;
  private final WrongKeys wrongKeys;

  SignInController(Tills tills, PageSessions sessions, WrongKeys wrongKeys) {
    this.tills = tills;
    this.sessions = sessions;
    this.wrongKeys = wrongKeys;
  }

  @GetMapping("/")
  String front() {
    return "redirect:" + Role.CASHIER.path();
  }

  @GetMapping("/sign-in")
  String ask() {
    return PAGE;
  }

  @PostMapping("/sign-in")
  String in(
      @RequestParam String key,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!wrongKeys.mayTry(request.getRemoteAddr())) {
      return refused(HttpStatus.LOCKED, "LOCKED", model, response);
    }
    Optional<Till> till = keyIn(key).flatMap(tills::withKey);
    if (till.isEmpty()) {
      return refused(HttpStatus.UNAUTHORIZED, "NOT_RECOGNISED", model, response);
    }
    wrongKeys.forgive(request.getRemoteAddr());
    return open(new PageSession(till.get().id(), Role.CASHIER), response);
  }

  /** The display has a session of its own: with it one can neither sell nor give back. */
  @PostMapping("/cashier/display")
  String display(@AuthenticationPrincipal PageSession session, HttpServletResponse response) {
    return open(new PageSession(session.till(), Role.CUSTOMER), response);
  }

  @PostMapping("/cashier/sign-out")
  String out(@AuthenticationPrincipal PageSession session, HttpServletResponse response) {
    sessions.end(session.till());
    for (Role role : Role.values()) {
      response.addHeader(HttpHeaders.SET_COOKIE, role.takeBack().toString());
    }
    return "redirect:/sign-in";
  }

  private String open(PageSession session, HttpServletResponse response) {
    String token = sessions.open(session);
    response.addHeader(HttpHeaders.SET_COOKIE, session.role().handOver(token).toString());
    return "redirect:" + session.role().path();
  }

  private static Optional<ApiKey> keyIn(String typed) {
    try {
      return Optional.of(new ApiKey(typed.strip()));
    } catch (IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }

  private static String refused(
      HttpStatus status, String code, Model model, HttpServletResponse response) {
    model.addAttribute("trouble", new Trouble(status.value(), code, ""));
    response.setStatus(status.value());
    return PAGE;
  }
}
