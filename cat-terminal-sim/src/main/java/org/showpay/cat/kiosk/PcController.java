package org.showpay.cat.kiosk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
import org.showpay.cat.entry.Trouble;
import org.showpay.cat.pc.BarcodePc;
import org.showpay.cat.pc.PcDesk;
import org.showpay.cat.sale.SaleSettings;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.checkout.ScreensApi.Proof;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.Password;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a barcode PC: the address of a payment screen first, and then what that wants. */
@Controller
@RequestMapping("/pc")
class PcController {

  private final PcDesk desk;
  private final PcCookie cookie;
  private final SaleSettings settings;

  PcController(PcDesk desk, PcCookie cookie, SaleSettings settings) {
    this.desk = desk;
    this.cookie = cookie;
    this.settings = settings;
  }

  @GetMapping
  String page(HttpServletRequest request, Model model) {
    return cookie
        .of(request)
        .map(pc -> {
          desk.look(pc);
          return drawn(pc, Optional.empty(), model, "pc/pay");
        })
        .orElse("pc/open");
  }

  @PostMapping
  String open(@RequestParam String screen, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, PcCookie.handOver(desk.open(screen).key()));
    return "redirect:/pc";
  }

  /**
   * What has changed since this was drawn; 204 where nothing has, so that nothing typed is lost.
   */
  @GetMapping("/panel")
  String panel(
      @RequestParam String seen,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<BarcodePc> pc = cookie.of(request);
    pc.ifPresent(desk::look);
    if (pc.isEmpty() || pc.get().sight().mark().equals(seen)) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return "pc/nothing";
    }
    return drawn(pc.get(), Optional.empty(), model, "pc/pay :: panel");
  }

  @PostMapping("/code")
  String code(
      @RequestParam String session,
      @RequestParam String code,
      HttpServletRequest request,
      Model model) {
    return does(session, request, model, pc -> desk.typed(pc, code));
  }

  /** What is entered goes on to the auth-server, and is on no page and in no log. */
  @PostMapping("/password")
  String password(
      @RequestParam String session,
      @RequestParam PaymentId payment,
      @RequestParam String password,
      HttpServletRequest request,
      Model model) {
    return does(
        session,
        request,
        model,
        pc ->
            passwordIn(password)
                .map(entered -> desk.prove(pc, new Proof(payment, entered)))
                .orElse(Optional.of("WRONG_PASSWORD")));
  }

  /** What is held out to the sensor of this PC: whose body, in this simulation, it says. */
  @PostMapping("/body")
  String holdOut(
      @RequestParam String session,
      @RequestParam PaymentId payment,
      SensorForm form,
      HttpServletRequest request,
      Model model) {
    return does(
        session,
        request,
        model,
        pc ->
            form.body()
                .map(body -> desk.holdOut(pc, payment, body))
                .orElse(Optional.of("NO_NUMBER")));
  }

  @PostMapping("/another-code")
  String anotherCode(
      @RequestParam String session,
      @RequestParam PaymentId payment,
      HttpServletRequest request,
      Model model) {
    return does(session, request, model, pc -> desk.refuse(pc, payment));
  }

  @PostMapping("/cancellation")
  String cancel(@RequestParam String session, HttpServletRequest request, Model model) {
    return does(session, request, model, desk::cancel);
  }

  /** For the next one who wants to pay here; the purchase goes on or ends without this PC. */
  @PostMapping("/leaving")
  String leave(HttpServletRequest request, HttpServletResponse response) {
    cookie.of(request).ifPresent(desk::leave);
    response.addHeader(HttpHeaders.SET_COOKIE, PcCookie.takeBack());
    return "redirect:/pc";
  }

  /** What is of a screen that this PC does not show any more does nothing. */
  @ExceptionHandler
  String refused(
      ProblemException problem,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("trouble", Trouble.of(problem));
    response.setStatus(problem.getStatusCode().value());
    return request.getHeader("HX-Request") == null ? "pc/open" : "pc/open :: box";
  }

  private String does(
      String session,
      HttpServletRequest request,
      Model model,
      Function<BarcodePc, Optional<String>> deed) {
    BarcodePc pc = cookie.of(request, session);
    boolean scripted = request.getHeader("HX-Request") != null;
    Optional<Trouble> trouble = troubleOf(pc, deed);
    if (!scripted && trouble.isEmpty()) {
      return "redirect:/pc";
    }
    return drawn(pc, trouble, model, scripted ? "pc/pay :: panel" : "pc/pay");
  }

  private static Optional<Trouble> troubleOf(
      BarcodePc pc, Function<BarcodePc, Optional<String>> deed) {
    try {
      return deed.apply(pc).map(code -> new Trouble(HttpStatus.OK.value(), code, ""));
    } catch (ProblemException refused) {
      return Optional.of(Trouble.of(refused));
    }
  }

  private String drawn(BarcodePc pc, Optional<Trouble> trouble, Model model, String template) {
    BarcodePc.Sight sight = pc.sight();
    model.addAttribute("mark", sight.mark());
    model.addAttribute("silent", sight.silent());
    model.addAttribute("screen", sight.screen());
    model.addAttribute("scheme", settings.schemePrefix());
    trouble.ifPresent(what -> model.addAttribute("trouble", what));
    if (sight.screen().stage() == Stage.PROVE) {
      model.addAttribute("ofTheBody", desk.ofTheBody(pc));
    }
    return template;
  }

  private static Optional<Password> passwordIn(String typed) {
    try {
      return Optional.of(new Password(typed));
    } catch (IllegalArgumentException nothing) {
      return Optional.empty();
    }
  }
}
