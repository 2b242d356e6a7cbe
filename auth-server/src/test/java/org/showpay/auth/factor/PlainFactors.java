package org.showpay.auth.factor;

import java.util.Optional;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscriberId;

/** Passwords that are compared as they are; nobody is ever locked. */
public class PlainFactors extends Factors {

  private static final String RIGHT = "right";

  /** Needs neither hashes nor rows. */
  @SuppressWarnings("NullAway") // Neither is asked.
  public PlainFactors() {
    super(null, null);
  }

  /** The password of everybody. */
  public static Password right() {
    return new Password(RIGHT);
  }

  /** A password of nobody. */
  public static Password wrong() {
    return new Password("wrong");
  }

  @Override
  public Optional<String> countTry(SubscriberId subscriber, FactorKind kind) {
    return Optional.of(RIGHT);
  }

  @Override
  public boolean matches(Password password, String hash) {
    return password.reveal().equals(hash);
  }

  @Override
  public void forgive(SubscriberId subscriber, FactorKind kind) {
    // Nothing was counted.
  }
}
