package org.showpay.auth.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.paycode.PayCodeDigest;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.OrderId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.contracts.payment.PaymentState;
import org.showpay.contracts.payment.ReversalReason;
import org.showpay.contracts.subscriber.SubscriberId;

/** Reads payments from rows of their table. */
final class PaymentReader {

  private PaymentReader() {}

  static Payment read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Payment(
        new PaymentId(row.getObject("id", UUID.class)),
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        new TerminalId(row.getObject("terminal_id", UUID.class)),
        new OrderId(row.getString("order_id")),
        Money.of(row.getLong("amount"), currency),
        CaptureMode.valueOf(row.getString("capture_mode")),
        new PayCodeDigest(HexFormat.of().formatHex(row.getBytes("code_digest"))),
        orNull(row.getObject("subscriber_id", UUID.class), SubscriberId::new),
        orNull(row.getObject("card_token", UUID.class), CardToken::new),
        row.getString("card_last4"),
        orNull(row.getString("company"), CompanyId::new),
        PaymentState.valueOf(row.getString("state")),
        row.getInt("version"),
        Money.of(row.getLong("capturing"), currency),
        Money.of(row.getLong("captured"), currency),
        Money.of(row.getLong("refunding"), currency),
        Money.of(row.getLong("refunded"), currency),
        orNull(row.getString("decline_reason"), DeclineReason::valueOf),
        orNull(row.getString("approval_number"), ApprovalNumber::new),
        orNull(row.getString("reversal_reason"), ReversalReason::valueOf),
        time(row, "authenticate_by"),
        orNull(row.getString("acknowledged_state"), PaymentState::valueOf),
        row.getTimestamp("requested_at").toInstant(),
        row.getTimestamp("updated_at").toInstant());
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    return orNull(row.getTimestamp(column), Timestamp::toInstant);
  }

  private static <T, R> @Nullable R orNull(@Nullable T value, Function<T, R> reader) {
    return value == null ? null : reader.apply(value);
  }
}
