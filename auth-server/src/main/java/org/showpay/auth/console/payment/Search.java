package org.showpay.auth.console.payment;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentState;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What payments are looked for; what is left out does not matter.
 *
 * @param q an id of a payment, merchant or terminal, an order, an approval number, or a shop's name
 * @param amount in minor units
 * @param from the first day
 * @param to the last day
 * @param after where the page before ended
 */
record Search(
    @Nullable String q,
    @Nullable PaymentState state,
    @Nullable DeclineReason reason,
    @Nullable Long amount,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
    @Nullable String after) {

  private static final int DIGITS_OF_A_CODE = 20;

  /** What was typed, without what is around it. */
  String text() {
    return q == null ? "" : q.strip();
  }

  /** Nobody is found by a card number or a code, and neither stays in a browser's history. */
  boolean isSecret() {
    String digits = text().replaceAll("[ -]", "");
    return digits.matches("\\d{" + DIGITS_OF_A_CODE + "}") || isCardNumber(digits);
  }

  private static boolean isCardNumber(String digits) {
    try {
      return digits.matches("\\d+") && !new Pan(digits).toString().isEmpty();
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  /** Whether everything is looked at, as it comes. */
  public boolean isOpen() {
    return text().isEmpty()
        && Stream.of(state, reason, amount, from, to, after).allMatch(Objects::isNull);
  }

  /** Whether these are the newest ones. */
  public boolean isFirstPage() {
    return after == null || after.isEmpty();
  }

  /** The same as a query, beginning here. */
  public String query(@Nullable String behind) {
    UriComponentsBuilder query = UriComponentsBuilder.newInstance();
    add(query, "q", text());
    add(query, "state", state);
    add(query, "reason", reason);
    add(query, "amount", amount);
    add(query, "from", from);
    add(query, "to", to);
    add(query, "after", behind);
    String text = query.encode().build().getQuery();
    return text == null ? "" : text;
  }

  private static void add(UriComponentsBuilder query, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      query.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
    }
  }
}
