package org.showpay.mobile.entry;

import jakarta.servlet.http.HttpServletResponse;
import org.showpay.contracts.handset.HandsetApi.Session;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.LoginId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.PhoneNumber;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.mobile.line.HandsetSessions;
import org.showpay.mobile.line.Holder;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signs people in at a phone's pages (patent claim 2): by the phone's own number, which the key in
 * it proves, or by ID and password. What was wrong is not told.
 */
@Controller
@RequestMapping("/phones/{phone}")
class SignInController {

  private static final String PAGE = "page/sign-in";

  /**
   * The same for what cannot be, is unknown, or does not fit: as the pin-generator-service says.
   */
  private static final Trouble NOT_RECOGNISED =
      new Trouble(HttpStatus.UNAUTHORIZED.value(), "NOT_RECOGNISED", "");

  private static final Trouble LOCKED = new Trouble(HttpStatus.LOCKED.value(), "LOCKED", "");

  private final HandsetSessions handsets;
  private final PhoneBook phones;
  private final PageSessions sessions;
  private final Guesses guesses;

  SignInController(
      HandsetSessions handsets, PhoneBook phones, PageSessions sessions, Guesses guesses) {
    this.handsets = handsets;
    this.phones = phones;
    this.sessions = sessions;
    this.guesses = guesses;
  }

  @GetMapping("/sign-in")
  String ask() {
    return PAGE;
  }

  @PostMapping("/sign-in")
  String byNumber(
      @PathVariable PhoneId phone,
      @RequestParam String number,
      Model model,
      HttpServletResponse response) {
    phones.mustKnow(phone);
    if (!guesses.mayTry(phone)) {
      return refused(LOCKED, model, response);
    }
    try {
      if (!phones.simOf(phone).phoneNumber().equals(numberIn(number))) {
        return refused(NOT_RECOGNISED, model, response);
      }
      handsets.signIn(phone);
      guesses.forgive(phone);
      return letIn(Holder.bySim(phone), response);
    } catch (ProblemException problem) {
      return refused(Trouble.of(problem), model, response);
    } catch (IllegalArgumentException noNumber) {
      return refused(NOT_RECOGNISED, model, response);
    }
  }

  @PostMapping("/sign-in/id")
  String byId(
      @PathVariable PhoneId phone,
      @RequestParam String login,
      @RequestParam String password,
      Model model,
      HttpServletResponse response) {
    phones.mustKnow(phone);
    try {
      Session session =
          handsets.signIn(new SignIn.ByLoginId(new LoginId(login.strip()), new Password(password)));
      return letIn(new Holder(phone, session), response);
    } catch (ProblemException problem) {
      return refused(Trouble.of(problem), model, response);
    } catch (IllegalArgumentException noCredentials) {
      return refused(NOT_RECOGNISED, model, response);
    }
  }

  @PostMapping("/sign-out")
  String out(@AuthenticationPrincipal PageSession session, HttpServletResponse response) {
    sessions.end(session);
    response.addHeader(HttpHeaders.SET_COOKIE, SessionCookie.takeBack(session.phone()).toString());
    return "redirect:/";
  }

  private String letIn(Holder holder, HttpServletResponse response) {
    String token = sessions.open(holder);
    response.addHeader(
        HttpHeaders.SET_COOKIE, SessionCookie.handOver(holder.phone(), token).toString());
    return "redirect:/phones/" + holder.phone();
  }

  private static String refused(Trouble trouble, Model model, HttpServletResponse response) {
    model.addAttribute("trouble", trouble);
    response.setStatus(trouble.status());
    return PAGE;
  }

  /** As people write it: 010-1234-5678 is 82 10 1234 5678 in Korea. */
  private static PhoneNumber numberIn(String typed) {
    String digits = typed.replaceAll("[^0-9]", "");
    return new PhoneNumber(digits.startsWith("0") ? "82" + digits.substring(1) : digits);
  }
}
