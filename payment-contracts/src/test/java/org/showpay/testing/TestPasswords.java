package org.showpay.testing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.showpay.contracts.subscriber.Password;

/** Passwords drawn anew for each test run, such as the rules accept. */
public final class TestPasswords {

  private static final SecureRandom RANDOM = new SecureRandom();

  private TestPasswords() {}

  /** For signing in: 20 letters. */
  public static Password login() {
    return new Password(
        RANDOM.ints(20, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining()));
  }

  /** For paying: six different digits, the first two no neighbours, so that none is weak. */
  public static Password payment() {
    List<Integer> digits =
        IntStream.range(0, 10).boxed().collect(Collectors.toCollection(ArrayList::new));
    do {
      Collections.shuffle(digits, RANDOM);
    } while (Math.abs(digits.get(0) - digits.get(1)) == 1);
    return new Password(
        digits.stream().limit(6).map(String::valueOf).collect(Collectors.joining()));
  }

  /** A payment password that is not this one. */
  public static Password otherThan(Password right) {
    Password other = payment();
    return other.equals(right) ? otherThan(right) : other;
  }
}
