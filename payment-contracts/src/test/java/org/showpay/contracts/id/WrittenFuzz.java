package org.showpay.contracts.id;

import static org.showpay.testing.fuzz.Parsing.require;
import static org.showpay.testing.fuzz.Parsing.requireSameAgain;
import static org.showpay.testing.fuzz.Parsing.taken;
import static org.showpay.testing.fuzz.Parsing.text;

import java.util.Optional;
import java.util.function.Function;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.subscriber.LoginId;
import org.showpay.contracts.subscriber.PhoneNumber;

/** Ids, names and numbers as they are written in requests. */
public final class WrittenFuzz {

  private WrittenFuzz() {}

  /** Reads the input as each of them. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = text(input);
    read(text, PaymentId::of, PaymentId::toString);
    read(text, PhoneNumber::new, PhoneNumber::reveal)
        .ifPresent(number -> require(!number.toString().contains(text), "It prints itself"));
    read(text, LoginId::new, LoginId::toString);
    read(text, OrderId::new, OrderId::toString);
    read(text, ApprovalNumber::new, ApprovalNumber::toString);
    read(text, CompanyId::new, CompanyId::toString);
    read(text, currency -> Money.of(1, currency), Money::currencyCode);
    Optional<Pan> pan = read(text, Pan::new, Pan::reveal);
    require(pan.isPresent() == isCardNumber(text), "Its last digit says otherwise");
  }

  private static <T> Optional<T> read(
      String text, Function<String, T> parser, Function<T, String> writer) {
    Optional<T> taken = taken(IllegalArgumentException.class, () -> parser.apply(text));
    taken.ifPresent(it -> requireSameAgain(it, writer, parser));
    return taken;
  }

  /** Luhn's rule as ISO/IEC 7812 words it: every other digit is doubled, and its digits added. */
  private static boolean isCardNumber(String text) {
    if (!text.matches("[0-9]{12,19}")) {
      return false;
    }
    int sum = 0;
    boolean doubled = false;
    for (char digit : new StringBuilder(text).reverse().toString().toCharArray()) {
      String weighed = String.valueOf((digit - '0') * (doubled ? 2 : 1));
      sum += weighed.chars().map(each -> each - '0').sum();
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }
}
