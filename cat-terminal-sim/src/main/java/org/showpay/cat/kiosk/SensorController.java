package org.showpay.cat.kiosk;

import java.net.URI;
import java.util.regex.Pattern;
import org.showpay.cat.page.Words;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Purpose;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.sensor.Body;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The sensor of a consumer's PC, in a window of its own, as the middleware of real ones is at a
 * port of the PC. It serves the auth-server's payment screens and nobody else, and gives what it
 * takes to them sealed: only the auth-server can open it.
 */
@Controller
@RequestMapping("/pc/sensor")
class SensorController {

  /** As many digits as any question has. */
  private static final Pattern PROMPT = Pattern.compile("\\d{0,10}");

  private final URI screens;
  private final Words words;

  SensorController(@Value("${showpay.screens-at}") URI screens, Words words) {
    this.screens = screens;
    this.words = words;
  }

  /** What is wanted, for which payment, and what is held out. */
  record Wanted(Challenge question, PaymentId payment, SensorForm held) {

    @Override
    public String toString() {
      return "Wanted[" + payment + "]";
    }
  }

  /**
   * What came of it.
   *
   * @param sealed empty where nothing was taken
   * @param trouble why not, in words
   */
  record Taken(String sealed, String trouble) {}

  @GetMapping
  String page(Model model) {
    model.addAttribute("screens", screens.getScheme() + "://" + screens.getRawAuthority());
    return "pc/sensor";
  }

  @PostMapping
  ResponseEntity<Taken> take(@RequestBody Wanted wanted) {
    boolean isAsked = PROMPT.matcher(wanted.question.prompt()).matches();
    return wanted
        .held
        .body()
        .filter(body -> isAsked && body.factor() == wanted.question.factor())
        .map(body -> Body.capture(body.factor(), body.held(), wanted.question.prompt()))
        .map(capture -> wanted.question.seal(Purpose.paying(wanted.payment), capture).base64())
        .map(sealed -> ResponseEntity.ok(new Taken(sealed, "")))
        .orElseGet(() ->
            ResponseEntity.unprocessableContent().body(new Taken("", words.trouble("NO_NUMBER"))));
  }
}
