package org.showpay.auth.factor;

import java.util.Optional;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.SubscriberId;
import org.springframework.stereotype.Component;

/** Tries passwords. The try is counted and committed first, so that no crash gives one for free. */
@Component
public class Factors {

  private final FactorBook book;
  private final PasswordHasher hasher;

  Factors(FactorBook book, PasswordHasher hasher) {
    this.book = book;
    this.hasher = hasher;
  }

  /** Hashes a new password; takes tens of milliseconds of CPU, so no transaction may be open. */
  public String hash(Password password) {
    return hasher.hash(password);
  }

  /** Keeps the hash of a new subscriber's password. */
  public void keep(SubscriberId subscriber, FactorKind kind, String hash) {
    book.keep(subscriber, kind, hash);
  }

  /** Begins to count tries of what is no password. */
  public void countFromNowOn(SubscriberId subscriber, FactorKind kind) {
    book.countFromNowOn(subscriber, kind);
  }

  /**
   * Counts a try and gives the hash to compare with, or nothing while locked. It is the caller's
   * transaction that makes the count durable, before the password is looked at.
   */
  public Optional<String> countTry(SubscriberId subscriber, FactorKind kind) {
    return book.countTry(subscriber, kind);
  }

  /** Looks at a password; takes tens of milliseconds of CPU, so no transaction may be open. */
  public boolean matches(Password password, String hash) {
    return hasher.matches(password, hash);
  }

  /** Ends the count of wrong tries after a right one. */
  public void forgive(SubscriberId subscriber, FactorKind kind) {
    book.forgive(subscriber, kind);
  }

  /** Tries a password; takes tens of milliseconds of CPU, so no transaction may be open. */
  public Verdict attempt(SubscriberId subscriber, FactorKind kind, Password password) {
    Optional<String> hash = book.countTry(subscriber, kind);
    if (hash.isEmpty()) {
      hasher.matchNothing(password);
      return Verdict.LOCKED;
    }
    if (!hasher.matches(password, hash.get())) {
      return Verdict.WRONG;
    }
    book.forgive(subscriber, kind);
    return Verdict.RIGHT;
  }

  /** Spends the time of a try on a subscriber that does not exist. */
  public Verdict attemptOnNobody(Password password) {
    hasher.matchNothing(password);
    return Verdict.WRONG;
  }
}
