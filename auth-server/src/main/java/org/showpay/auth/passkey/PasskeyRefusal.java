package org.showpay.auth.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;

/** Why what a passkey says does not count. */
public enum PasskeyRefusal {
  /** Nobody waits for it. */
  PASSKEY_QUESTION_OVER(
      "There is no such question, or it is over or answered. Ask for another one."),
  /** Something else was signed than what was asked. */
  PASSKEY_CHALLENGE_WRONG(
      "What was signed is not what was asked: this payment at this merchant for this amount."),
  /** Another page had it signed. */
  PASSKEY_ORIGIN_WRONG("It was signed at a page that is not of this site."),
  /** It is a passkey of another site. */
  PASSKEY_SITE_WRONG("It was made or signed for another site."),
  /** Its device did not look who holds it. */
  PASSKEY_USER_NOT_VERIFIED("The device has to ask for its PIN, a finger or a face."),
  /** Nothing is known of it. */
  PASSKEY_UNKNOWN("This is no passkey of this subscriber, or it was removed."),
  /** There are two of it. */
  PASSKEY_COPIED(
      "It has signed less often than was seen: it was copied. Remove it and add another one."),
  /** There is no room for it. */
  ENOUGH_PASSKEYS("As many as may be were added. Remove one first."),
  /** It is not right in another way. */
  PASSKEY_REFUSED("It cannot be read, or its signature is not right.");

  private final String detail;

  PasskeyRefusal(String detail) {
    this.detail = detail;
  }

  static PasskeyRefusal of(WebAuthnException why) {
    return switch (why) {
      case BadChallengeException _ -> PASSKEY_CHALLENGE_WRONG;
      case BadOriginException _, BadTopOriginException _, CrossOriginException _ ->
          PASSKEY_ORIGIN_WRONG;
      case BadRpIdException _ -> PASSKEY_SITE_WRONG;
      case UserNotVerifiedException _, UserNotPresentException _ -> PASSKEY_USER_NOT_VERIFIED;
      case MaliciousCounterValueException _ -> PASSKEY_COPIED;
      default -> PASSKEY_REFUSED;
    };
  }

  /** As it is answered. */
  public ProblemException problem() {
    return ProblemException.unprocessable(name(), NextStep.AUTHENTICATE, detail);
  }
}
