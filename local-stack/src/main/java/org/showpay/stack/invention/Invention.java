package org.showpay.stack.invention;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.subscriber.LoginId;
import org.showpay.contracts.subscriber.Password;
import org.showpay.contracts.subscriber.PhoneNumber;

/** Makes up what people bring along: new names, numbers and passwords in each story. */
public final class Invention {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PAYMENT_DIGITS = 6;
  private static final int DIGITS = 10;
  private static final int PASSWORD_LETTERS = 16;
  private static final long NUMBERS = 100_000_000L;

  private Invention() {}

  public static PhoneNumber phoneNumber() {
    return new PhoneNumber("8210" + "%08d".formatted(RANDOM.nextLong(NUMBERS)));
  }

  public static LoginId loginId() {
    return new LoginId("minji-" + "%08d".formatted(RANDOM.nextLong(NUMBERS)));
  }

  public static OrderId orderId() {
    return new OrderId("R-" + "%08d".formatted(RANDOM.nextLong(NUMBERS)));
  }

  public static Password loginPassword() {
    return new Password(
        RANDOM
            .ints(PASSWORD_LETTERS, 'a', 'z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining()));
  }

  /** Six different digits, the first two no neighbours: no row of digits that is easily guessed. */
  public static Password paymentPassword() {
    List<Integer> digits =
        IntStream.range(0, DIGITS).boxed().collect(Collectors.toCollection(ArrayList::new));
    do {
      Collections.shuffle(digits, RANDOM);
    } while (Math.abs(digits.get(0) - digits.get(1)) == 1);
    return new Password(
        digits.stream().limit(PAYMENT_DIGITS).map(String::valueOf).collect(Collectors.joining()));
  }

  /** Another password than this one. */
  public static Password otherThan(Password password) {
    Password other = paymentPassword();
    return other.equals(password) ? otherThan(password) : other;
  }

  /** The same digits but for one, as a tired cashier types them. */
  public static String withOneWrongDigit(String digits) {
    int place = RANDOM.nextInt(2, digits.length());
    int wrong = (digits.charAt(place) - '0' + 1 + RANDOM.nextInt(DIGITS - 1)) % DIGITS;
    return digits.substring(0, place) + wrong + digits.substring(place + 1);
  }
}
