package org.showpay.issuer.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.FollowUpMessage;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.operation.FollowUpRefusal;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.position.Change;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every operation that was asked for, one row each; rows are added and never changed. */
@Component
class FollowUpLog {

  private static final String APPEND =
      """
      insert into follow_up_log (
        operation_id, company, kind, payment_id, amount, currency, last, decided_at, booked_on,
        outcome, refusal, account_id, charged, released, given_back)
      values (
        :operation, :company, :kind, :payment, :amount, :currency, :last, :decidedAt, :bookedOn,
        :outcome, :refusal, :account, :charged, :released, :givenBack)
      on conflict (operation_id) do nothing
      """;

  private static final String DONE = "DONE";
  private static final String REFUSED = "REFUSED";

  private final JdbcClient jdbc;

  FollowUpLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What came of this operation, if it was ever asked for. */
  Optional<FollowUpEntry> find(OperationId operation) {
    return jdbc.sql("select * from follow_up_log where operation_id = :operation")
        .param("operation", operation.uuid())
        .query((row, number) -> entry(row))
        .optional();
  }

  /** Adds an operation; false, and nothing done, when it is there already. */
  boolean append(FollowUpEntry entry) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.putAll(columns(entry.asked()));
    columns.putAll(columns(entry.outcome(), entry.asked().message().amount()));
    columns.put("account", entry.account() == null ? null : entry.account().uuid());
    columns.put("decidedAt", entry.decidedAt().atOffset(ZoneOffset.UTC));
    columns.put("bookedOn", entry.bookedOn());
    return jdbc.sql(APPEND).params(columns).update() == 1;
  }

  private static Map<String, Object> columns(AskedFollowUp asked) {
    FollowUpMessage message = asked.message();
    return Map.of(
        "company", asked.company().text(),
        "operation", message.operation().uuid(),
        "kind", message.kind().name(),
        "payment", message.paymentId().uuid(),
        "amount", message.amount().amount(),
        "currency", message.amount().currencyCode(),
        "last", message.last());
  }

  private static Map<String, @Nullable Object> columns(Outcome outcome, Money asked) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    Change change =
        switch (outcome) {
          case Outcome.Done done -> {
            columns.put("outcome", DONE);
            columns.put("refusal", null);
            yield done.change();
          }
          case Outcome.Refused no -> {
            columns.put("outcome", REFUSED);
            columns.put("refusal", no.reason().name());
            yield Change.nothing(asked);
          }
        };
    columns.put("charged", change.charged().amount());
    columns.put("released", change.released().amount());
    columns.put("givenBack", change.givenBack().amount());
    return columns;
  }

  private static FollowUpEntry entry(ResultSet row) throws SQLException {
    UUID account = row.getObject("account_id", UUID.class);
    return new FollowUpEntry(
        asked(row),
        outcome(row),
        account == null ? null : new AccountId(account),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        row.getObject("booked_on", LocalDate.class));
  }

  private static AskedFollowUp asked(ResultSet row) throws SQLException {
    return new AskedFollowUp(
        new CompanyId(row.getString("company")),
        new FollowUpMessage(
            new OperationId(row.getObject("operation_id", UUID.class)),
            FollowUpKind.valueOf(row.getString("kind")),
            new PaymentId(row.getObject("payment_id", UUID.class)),
            Money.of(row.getLong("amount"), row.getString("currency")),
            row.getBoolean("last")));
  }

  private static Outcome outcome(ResultSet row) throws SQLException {
    if (row.getString("outcome").equals(REFUSED)) {
      return new Outcome.Refused(FollowUpRefusal.valueOf(row.getString("refusal")));
    }
    String currency = row.getString("currency");
    return new Outcome.Done(
        new Change(
            Money.of(row.getLong("charged"), currency),
            Money.of(row.getLong("released"), currency),
            Money.of(row.getLong("given_back"), currency)));
  }
}
