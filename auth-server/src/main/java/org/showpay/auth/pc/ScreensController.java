package org.showpay.auth.pc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.checkout.Checkout;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.screen.Screen;
import org.showpay.auth.screen.ScreenProofs;
import org.showpay.auth.screen.Screens;
import org.showpay.auth.tries.ClientAddress;
import org.showpay.contracts.checkout.ScreenView;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.checkout.ScreensApi;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Factor;
import org.springframework.web.bind.annotation.RestController;

/** What the payment screen's page offers, for programs: the same doors, within the same bounds. */
@RestController
class ScreensController implements ScreensApi {

  private final Screens screens;
  private final ScreenProofs proofs;
  private final HttpServletRequest request;

  /** The request is that of whoever calls just now. */
  ScreensController(Screens screens, ScreenProofs proofs, HttpServletRequest request) {
    this.screens = screens;
    this.proofs = proofs;
    this.request = request;
  }

  @Override
  public ScreenView look(String screen) {
    return view(screens.at(screen), Optional.empty());
  }

  @Override
  public ScreenView show(String screen, ShownCode code) {
    Optional<String> trouble = screens.show(screen, code.code(), ClientAddress.of(request));
    return view(screens.at(screen), trouble);
  }

  @Override
  public ScreenView prove(String screen, Proof proof) {
    Optional<String> trouble = proofs.prove(screen, proof, ClientAddress.of(request));
    return view(screens.at(screen), trouble);
  }

  @Override
  public List<Factor> factors(String screen) {
    return proofs.factors(screens.at(screen));
  }

  @Override
  public Challenge challenge(String screen, Wanted wanted) {
    return proofs.ask(screen, wanted);
  }

  @Override
  public ScreenView enter(String screen, Entered entered) {
    Optional<String> trouble = proofs.enter(screen, entered, ClientAddress.of(request));
    return view(screens.at(screen), trouble);
  }

  @Override
  public ScreenView refuse(String screen, Waiting waiting) {
    screens.refuse(screen, waiting.payment());
    return look(screen);
  }

  @Override
  public ScreenView cancel(String screen) {
    screens.cancel(screen);
    return look(screen);
  }

  private static ScreenView view(Screen screen, Optional<String> trouble) {
    Checkout session = screen.session();
    Stage stage = screen.stage();
    @Nullable Payment running = stage == Stage.SCAN ? null : screen.payment();
    return new ScreenView(
        session.id(),
        session.shop(),
        session.order(),
        session.amount(),
        session.lines(),
        stage,
        screen.version(),
        stage == Stage.SCAN ? Math.max(0, session.left().toSeconds()) : 0,
        running != null && stage == Stage.PROVE ? running.id() : null,
        running == null ? null : running.cardLast4(),
        running == null ? null : running.approval(),
        screen.refused().map(Payment::declineReason).orElse(null),
        screen.isUnknown(),
        screen.isUndone(),
        session.isSoldElsewhere(),
        session.back(),
        trouble.orElse(null));
  }
}
