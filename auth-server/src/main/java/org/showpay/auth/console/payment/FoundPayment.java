package org.showpay.auth.console.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.paging.Cursor;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;

/** A payment in a list. */
public record FoundPayment(
    PaymentId id,
    Instant at,
    PaymentState state,
    Money amount,
    Money refunded,
    String order,
    MerchantId merchant,
    String shop,
    String terminal,
    @Nullable String company,
    @Nullable String last4,
    @Nullable DeclineReason declined,
    @Nullable String reversal) {

  /** Why it was refused or undone, in one word. */
  public @Nullable String why() {
    return declined == null ? reversal : declined.name();
  }

  Cursor place() {
    return new Cursor(at, id.uuid());
  }

  static FoundPayment read(ResultSet row, int number) throws SQLException {
    String declined = row.getString("decline_reason");
    String currency = row.getString("currency");
    return new FoundPayment(
        new PaymentId(row.getObject("id", UUID.class)),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        PaymentState.valueOf(row.getString("state")),
        Money.of(row.getLong("amount"), currency),
        Money.of(row.getLong("refunded"), currency),
        row.getString("order_id"),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getString("shop"),
        row.getString("terminal"),
        row.getString("company"),
        row.getString("card_last4"),
        declined == null ? null : DeclineReason.valueOf(declined),
        row.getString("reversal_reason"));
  }
}
