package org.showpay.auth.checkout;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.showpay.contracts.checkout.CheckoutId;
import org.showpay.contracts.checkout.CheckoutLine;
import org.showpay.contracts.checkout.CheckoutsApi.OpenCheckout;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a session has to look like; the first rule that is broken is told. */
@Component
class CheckoutRules {

  private static final int USUAL_SECONDS = 600;
  private static final int FEWEST_SECONDS = 60;
  private static final int MOST_SECONDS = 3600;
  private static final int MOST_LINES = 100;
  private static final int LONGEST_NAME = 80;
  private static final int MOST_OF_ONE = 9999;
  private static final int LONGEST_URL = 2000;

  private final boolean allowHttp;

  /** Shops of a demonstration are on one machine, and have no certificates. */
  CheckoutRules(
      @Value("${showpay.webhook.allow-http-and-private-addresses:false}") boolean allowHttp) {
    this.allowHttp = allowHttp;
  }

  /** How long it can be paid; 422 for a session that is not accepted. */
  Duration accept(OpenCheckout wanted) {
    check(wanted.amount().isPositive(), "The 'amount' must be more than nothing.");
    check(
        !wanted.lines().isEmpty() && wanted.lines().size() <= MOST_LINES,
        "There are 1 to 100 'lines'.");
    check(wanted.lines().stream().allMatch(Objects::nonNull), "One of the 'lines' is nothing.");
    wanted.lines().forEach(line -> accept(line, wanted.amount()));
    check(sumOf(wanted).equals(wanted.amount()), "The 'lines' do not add up to the 'amount'.");
    accept("returnUrl", wanted.returnUrl(), wanted.session());
    accept("cancelUrl", wanted.cancelUrl(), wanted.session());
    int seconds = wanted.secondsToPay() == null ? USUAL_SECONDS : wanted.secondsToPay();
    check(
        seconds >= FEWEST_SECONDS && seconds <= MOST_SECONDS, "'secondsToPay' is from 60 to 3600.");
    return Duration.ofSeconds(seconds);
  }

  private static void accept(CheckoutLine line, Money amount) {
    check(
        !line.name().isBlank()
            && line.name().length() <= LONGEST_NAME
            && line.name().codePoints().noneMatch(CheckoutRules::isUnseen),
        "The 'name' of a line has 1 to 80 printable characters.");
    check(
        line.quantity() >= 1 && line.quantity() <= MOST_OF_ONE,
        "The 'quantity' of a line is from 1 to 9999.");
    check(line.price().amount() >= 0, "The 'price' of a line is not below nothing.");
    check(
        line.price().currency().equals(amount.currency()),
        "All prices are in the currency of the 'amount'.");
  }

  /** Those that turn the direction of writing make a name read as another one. */
  private static boolean isUnseen(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
  }

  private static Money sumOf(OpenCheckout wanted) {
    try {
      long sum = 0;
      for (CheckoutLine line : wanted.lines()) {
        sum = Math.addExact(sum, Math.multiplyExact(line.price().amount(), line.quantity()));
      }
      return new Money(sum, wanted.amount().currency());
    } catch (ArithmeticException tooMuch) {
      return Money.zero(wanted.amount().currency());
    }
  }

  private void accept(String field, URI url, CheckoutId session) {
    boolean http = "http".equalsIgnoreCase(url.getScheme()) && allowHttp;
    check(
        ("https".equalsIgnoreCase(url.getScheme()) || http)
            && url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawFragment() == null
            && url.toString().equals(url.toASCIIString())
            && url.toString().length() <= LONGEST_URL
            && leadsBack(url, session),
        "The '" + field + "' is an absolute https address without user and fragment.");
  }

  /** What one part of the platform takes for an address, and another does not, is none. */
  private static boolean leadsBack(URI url, CheckoutId session) {
    try {
      return Checkout.back(url, session).isAbsolute();
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  private static void check(boolean holds, String detail) {
    if (!holds) {
      throw ProblemException.unprocessable("CHECKOUT_REFUSED", NextStep.FIX_REQUEST, detail);
    }
  }
}
