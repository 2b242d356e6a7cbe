package org.showpay.auth.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.ledger.Deal;
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
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.payment.ReversalReason;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.subscriber.SubscriberId;

/**
 * A payment as the book has it.
 *
 * @param authorization by which card companies know it: its own id, or another one for the backup
 * @param capturing what is captured or being captured
 * @param refunding what is refunded or being refunded
 * @param authenticateBy until when the consumer can be proved, of a payment whose code is spent
 * @param acknowledged the state that the till has said it knows
 */
public record Payment(
    PaymentId id,
    PaymentId authorization,
    MerchantId merchant,
    TerminalId terminal,
    OrderId order,
    Money amount,
    CaptureMode capture,
    PayCodeDigest code,
    @Nullable SubscriberId subscriber,
    @Nullable CardToken card,
    @Nullable String cardLast4,
    @Nullable CompanyId company,
    PaymentState state,
    int version,
    Money capturing,
    Money captured,
    Money refunding,
    Money refunded,
    @Nullable DeclineReason declineReason,
    @Nullable ApprovalNumber approval,
    @Nullable ReversalReason reversal,
    @Nullable Instant authenticateBy,
    @Nullable PaymentState acknowledged,
    Instant requestedAt,
    Instant updatedAt) {

  /** True while a request is at work on it, or died at it. */
  boolean isRunning() {
    return (state == PaymentState.AUTHENTICATION_REQUIRED && authenticateBy == null)
        || state == PaymentState.REQUESTED;
  }

  /** The card to charge; there is one from the moment the code has been spent. */
  public CardToken cardToCharge() {
    return Objects.requireNonNull(card, "refused before a card was known");
  }

  /** Whom the payment concerns on the ledger; known from the moment the code has been spent. */
  public Deal deal() {
    return new Deal(id, merchant, Objects.requireNonNull(company, "no card company was asked"));
  }

  /** The first field in which this is not what the till asks for now, if there is one. */
  Optional<String> differsIn(Sale sale) {
    if (!merchant.equals(sale.merchant()) || !terminal.equals(sale.terminal().terminal())) {
      return Optional.of("paymentId");
    }
    if (!order.equals(sale.order())) {
      return Optional.of("orderId");
    }
    if (!amount.equals(sale.amount())) {
      return Optional.of("amount");
    }
    if (capture != sale.capture()) {
      return Optional.of("capture");
    }
    return code.equals(sale.code()) ? Optional.empty() : Optional.of("payCode");
  }

  /** The payment as its merchant sees it. */
  public PaymentView view() {
    return new PaymentView(
        id,
        order,
        state,
        version,
        amount,
        capture,
        captured,
        refunded,
        approval,
        cardLast4,
        declineReason == null ? null : PaymentView.Decline.of(declineReason),
        reversal,
        nextStep(),
        state == PaymentState.AUTHENTICATION_REQUIRED ? authenticateBy : null,
        updatedAt);
  }

  private @Nullable NextStep nextStep() {
    return switch (state) {
      case AUTHENTICATION_REQUIRED ->
          authenticateBy == null ? NextStep.QUERY : NextStep.AUTHENTICATE;
      case REQUESTED, UNKNOWN, CANCELLING -> NextStep.QUERY;
      case DECLINED -> declineReason == null ? NextStep.STOP : declineReason.nextStep();
      case REVERSING, REVERSED -> NextStep.NEW_CODE;
      case APPROVED, CANCELLED -> null;
    };
  }

  /** Reads a row of the table. */
  public static Payment read(ResultSet row, int number) throws SQLException {
    String currency = row.getString("currency");
    return new Payment(
        new PaymentId(row.getObject("id", UUID.class)),
        authorization(row),
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

  private static PaymentId authorization(ResultSet row) throws SQLException {
    UUID ofTheBackup = row.getObject("authorization_id", UUID.class);
    return new PaymentId(ofTheBackup == null ? row.getObject("id", UUID.class) : ofTheBackup);
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    return orNull(row.getTimestamp(column), Timestamp::toInstant);
  }

  private static <T, R> @Nullable R orNull(@Nullable T value, Function<T, R> reader) {
    return value == null ? null : reader.apply(value);
  }
}
