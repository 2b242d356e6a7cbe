package org.showpay.issuer.authorization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.Purchase;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.DeclineReason;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.card.PanDigest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every decision, one for each payment id; rows are added and never changed. */
@Component
class AuthorizationLog {

  private static final String APPEND =
      """
      insert into authorization_log (
        payment_id, company, pan_digest, expiry, amount, currency, capture,
        merchant_id, merchant_name, terminal_id, decided_at, booked_on,
        outcome, account_id, approval, available_after, decline_reason)
      values (
        :paymentId, :company, :panDigest, :expiry, :amount, :currency, :capture,
        :merchantId, :merchantName, :terminalId, :decidedAt, :bookedOn,
        :outcome, :accountId, :approval, :availableAfter, :declineReason)
      on conflict do nothing
      """;

  private static final String APPROVED = "APPROVED";
  private static final String DECLINED = "DECLINED";

  private final JdbcClient jdbc;

  AuthorizationLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was decided about this payment, if it was ever asked for. */
  Optional<LogEntry> find(PaymentId paymentId) {
    return jdbc.sql("select * from authorization_log where payment_id = :paymentId")
        .param("paymentId", paymentId.uuid())
        .query((row, number) -> entry(row))
        .optional();
  }

  /**
   * Adds a decision. False, and nothing done, when the payment is decided already, or when its
   * approval number was given to another one on that day.
   */
  boolean append(LogEntry entry) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.putAll(columns(entry.asked()));
    columns.putAll(columns(entry.decision()));
    columns.put("decidedAt", entry.decidedAt().atOffset(ZoneOffset.UTC));
    columns.put("bookedOn", entry.bookedOn());
    return jdbc.sql(APPEND).params(columns).update() == 1;
  }

  private static Map<String, @Nullable Object> columns(Asked asked) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("paymentId", asked.paymentId().uuid());
    columns.put("company", asked.company().text());
    columns.put("panDigest", asked.card().hex());
    columns.put("expiry", asked.expiry().toString());
    columns.put("amount", asked.amount().amount());
    columns.put("currency", asked.amount().currencyCode());
    columns.put("capture", asked.capture().name());
    columns.put("merchantId", asked.purchase().merchant().uuid());
    columns.put("merchantName", asked.purchase().merchantName());
    columns.put("terminalId", asked.purchase().terminal().uuid());
    return columns;
  }

  private static Map<String, @Nullable Object> columns(Decision decision) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    for (String column : List.of("accountId", "approval", "availableAfter", "declineReason")) {
      columns.put(column, null);
    }
    switch (decision) {
      case Decision.Approved yes -> {
        columns.put("outcome", APPROVED);
        columns.put("accountId", yes.account().uuid());
        columns.put("approval", yes.approval().text());
        columns.put("availableAfter", yes.available().amount());
      }
      case Decision.Refused no -> {
        columns.put("outcome", DECLINED);
        columns.put("declineReason", no.reason().name());
      }
    }
    return columns;
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    Asked asked =
        new Asked(
            new CompanyId(row.getString("company")),
            new PaymentId(row.getObject("payment_id", UUID.class)),
            new PanDigest(row.getString("pan_digest")),
            YearMonth.parse(row.getString("expiry")),
            Money.of(row.getLong("amount"), row.getString("currency")),
            CaptureMode.valueOf(row.getString("capture")),
            purchase(row));
    return new LogEntry(
        asked,
        decision(row, asked.amount()),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        row.getObject("booked_on", LocalDate.class));
  }

  private static Purchase purchase(ResultSet row) throws SQLException {
    return new Purchase(
        new MerchantId(row.getObject("merchant_id", UUID.class)),
        row.getString("merchant_name"),
        new TerminalId(row.getObject("terminal_id", UUID.class)));
  }

  private static Decision decision(ResultSet row, Money amount) throws SQLException {
    if (row.getString("outcome").equals(DECLINED)) {
      return new Decision.Refused(DeclineReason.valueOf(row.getString("decline_reason")));
    }
    return new Decision.Approved(
        new AccountId(row.getObject("account_id", UUID.class)),
        new ApprovalNumber(row.getString("approval")),
        new Money(row.getLong("available_after"), amount.currency()));
  }
}
