package org.showpay.auth.screen;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.showpay.auth.approval.Entries;
import org.showpay.auth.approval.Entries.Entered;
import org.showpay.auth.payment.Payment;
import org.showpay.auth.tries.ClientAddress;
import org.showpay.auth.tries.Tries;
import org.showpay.auth.tries.Tries.Try;
import org.showpay.contracts.checkout.ScreenView.Stage;
import org.showpay.contracts.checkout.ScreensApi;
import org.showpay.contracts.checkout.ScreensApi.Proof;
import org.showpay.contracts.checkout.ScreensApi.Wanted;
import org.showpay.contracts.factor.Challenge;
import org.showpay.contracts.factor.Factor;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * How a consumer is proved at a payment screen (patent S506): by what is sealed there, as at tills,
 * or by a password in clear where the merchant allows it. Each answers why nothing came of it.
 */
@Component
public class ScreenProofs {

  private final Screens screens;
  private final Entries entries;
  private final Tries tries;

  ScreenProofs(Screens screens, Entries entries, Tries tries) {
    this.screens = screens;
    this.entries = entries;
    this.tries = tries;
  }

  /** What is enough for the payment that waits at this screen. */
  public List<Factor> factors(Screen screen) {
    Payment waits = screen.payment();
    return waits == null || screen.stage() != Stage.PROVE ? List.of() : entries.factors(waits);
  }

  /** Whether a password may come in clear from this screen. */
  boolean isClearAllowed(Screen screen) {
    Payment waits = screen.payment();
    return waits == null || entries.isClearAllowed(waits);
  }

  /** Asks for an entry for the payment that waits. */
  public Challenge ask(String secret, Wanted wanted) {
    Payment waits =
        screens.waiting(secret, wanted.payment()).orElseThrow(ScreenProofs::waitsNoMore);
    return entries.ask(waits, wanted.factor());
  }

  private static ProblemException waitsNoMore() {
    return ProblemException.unprocessable(
        "NOTHING_WAITS", NextStep.QUERY, "That payment does not wait at this screen. Look again.");
  }

  /** Gives what was sealed for the payment that waits for it. */
  public Optional<String> enter(String secret, ScreensApi.Entered sealed, ClientAddress from) {
    return screens
        .waiting(secret, sealed.payment())
        .flatMap(waits ->
            tried(waits, from, () -> entries.enter(waits, sealed.challenge(), sealed.sealed())));
  }

  /** Gives the password in clear. */
  public Optional<String> prove(String secret, Proof proof, ClientAddress from) {
    return screens
        .waiting(secret, proof.payment())
        .flatMap(waits -> tried(waits, from, () -> inClear(waits, proof)));
  }

  private Entered inClear(Payment waits, Proof proof) {
    return new Entered(entries.authenticate(waits, proof.password()), Optional.of(Factor.PASSWORD));
  }

  private Optional<String> tried(Payment waits, ClientAddress from, Supplier<Entered> proof) {
    return tries
        .count(waits.merchant(), from)
        .map(counted -> judged(counted, proof))
        .orElse(Screens.TOO_MANY);
  }

  /** What was refused before it was looked at counts nothing: it says nothing of what is right. */
  private Optional<String> judged(Try counted, Supplier<Entered> proof) {
    try {
      Entered after = proof.get();
      boolean asksAgain = after.payment().state() == PaymentState.AUTHENTICATION_REQUIRED;
      if (!asksAgain && isProved(after.payment())) {
        tries.giveBack(counted);
      }
      return asksAgain ? Optional.of(whatWasWrong(after)) : Optional.empty();
    } catch (ProblemException notLookedAt) {
      tries.giveBack(counted);
      return Optional.of(notLookedAt.code());
    }
  }

  private static String whatWasWrong(Entered after) {
    return after.lookedAt().filter(Factor::isOfTheBody).isPresent()
        ? "BODY_NOT_RECOGNISED"
        : "WRONG_PASSWORD";
  }

  private static boolean isProved(Payment after) {
    return switch (after.declineReason()) {
      case null -> true;
      case WRONG_PASSWORD,
          NOT_RECOGNISED,
          PASSWORD_LOCKED,
          AUTHENTICATION_EXPIRED,
          AUTHENTICATION_REFUSED ->
          false;
      default -> true;
    };
  }
}
