package org.showpay.cat.pc;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.showpay.cat.authorization.Sensor;
import org.showpay.cat.sale.Scanner;
import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.checkout.ScreensApi.Proof;
import org.showpay.contracts.checkout.ScreensApi.Wanted;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.page.OpenSessions;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.phone.Picture;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.Problem;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.till.TillsApi.OfTheBody;
import org.showpay.sensor.Body;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * What a consumer does at a barcode PC (patent S502 to S514). It keeps, in memory, which screen
 * each PC shows; what is charged and whether anything was is the auth-server's to know.
 */
@Service
public class PcDesk {

  /** As long as a checkout session can last. */
  private static final Duration IDLE = Duration.ofHours(1);

  private final ScreenLine line;
  private final Scanner scanner;
  private final OpenSessions<BarcodePc> pcs;

  PcDesk(ScreenLine line, Scanner scanner, Clock clock) {
    this.line = line;
    this.scanner = scanner;
    this.pcs = new OpenSessions<>(IDLE, clock);
  }

  /** A PC and what it is found by. */
  public record Opened(String key, BarcodePc pc) {}

  /** Shows the screen of this address; one PC at a time does, so that they cannot become many. */
  public Opened open(String text) {
    ScreenAddress address =
        ScreenAddress.in(text)
            .orElseThrow(
                () -> broken("NO_SCREEN_ADDRESS", "This is not the address of a payment screen."));
    ScreenView view =
        switch (line.look(address)) {
          case Heard.Seen(ScreenView seen) -> seen;
          case Heard.Refused refused -> throw asIs(refused);
          case Heard.Silence _ -> throw silent();
        };
    BarcodePc pc = new BarcodePc(address, view);
    pcs.end(other -> other.address().equals(address));
    return new Opened(pcs.open(pc), pc);
  }

  /** The PC that is found by this. */
  public Optional<BarcodePc> find(String key) {
    return pcs.use(key, pc -> true);
  }

  /** The same for what no person does. */
  public Optional<BarcodePc> peek(String key) {
    return pcs.find(key, pc -> true);
  }

  /** Shows nothing any more. */
  public void leave(BarcodePc pc) {
    pcs.end(pc::equals);
  }

  /** How the screen stands; as it stood before, where nobody answers. */
  public void look(BarcodePc pc) {
    heard(pc, line::look);
  }

  /** What a scanner or a person typed; 422 when it is no code. */
  public Optional<String> typed(BarcodePc pc, String digits) {
    return show(pc, scanner.typed(digits.strip()));
  }

  /** What a camera saw; 422 when there is no code in it. */
  public Optional<String> seenIn(BarcodePc pc, Picture picture) {
    return show(pc, scanner.seenIn(picture));
  }

  private Optional<String> show(BarcodePc pc, PayCode code) {
    return heard(pc, at -> line.show(at, code));
  }

  /** Seals the password and sends it on; it is kept nowhere. */
  public Optional<String> prove(BarcodePc pc, Proof proof) {
    byte[] typed = proof.password().reveal().getBytes(StandardCharsets.UTF_8);
    return enter(pc, new Wanted(proof.payment(), Factor.PASSWORD), prompt -> typed);
  }

  /** Holds something out to the sensor of this PC. */
  public Optional<String> holdOut(BarcodePc pc, PaymentId payment, OfTheBody body) {
    return enter(
        pc,
        new Wanted(payment, body.factor()),
        prompt -> Body.capture(body.factor(), body.held(), prompt));
  }

  /** What the sensor of this PC may take for the payment that waits. */
  public List<Factor> ofTheBody(BarcodePc pc) {
    return line.factors(pc.address()).stream().filter(Factor::isOfTheBody).toList();
  }

  private Optional<String> enter(BarcodePc pc, Wanted wanted, Sensor sensor) {
    return heard(
        pc,
        at ->
            switch (line.enter(at, wanted, sensor)) {
              case Heard.Refused(Problem why) when why.code().equals("NOTHING_WAITS") ->
                  line.look(at);
              case Heard heard -> heard;
            });
  }

  /** Gives up what waits for the password. */
  public Optional<String> refuse(BarcodePc pc, PaymentId payment) {
    return heard(pc, at -> line.refuse(at, payment));
  }

  /** Gives up the purchase. */
  public Optional<String> cancel(BarcodePc pc) {
    return heard(pc, line::cancel);
  }

  /** Why nothing came of it, if so; after silence nobody knows, and the PC looks again. */
  private static Optional<String> heard(BarcodePc pc, Function<ScreenAddress, Heard> question) {
    return switch (question.apply(pc.address())) {
      case Heard.Seen(ScreenView seen) when pc.see(seen) -> Optional.ofNullable(seen.trouble());
      case Heard.Refused refused -> throw asIs(refused);
      case Heard.Seen _, Heard.Silence _ -> {
        pc.hearNothing();
        yield Optional.empty();
      }
    };
  }

  private static ProblemException asIs(Heard.Refused refused) {
    return new ProblemException(
        HttpStatus.valueOf(refused.why().status()),
        refused.why().code(),
        refused.why().nextStep(),
        refused.why().detail());
  }

  private static ProblemException broken(String code, String message) {
    return ProblemException.unprocessable(code, NextStep.FIX_REQUEST, message);
  }

  /** Nothing is known of what was sent, or of the screen. */
  static ProblemException silent() {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "NO_ANSWER",
        NextStep.QUERY,
        "The auth-server does not answer. What was sent may have arrived: look again.");
  }
}
