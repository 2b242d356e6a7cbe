package org.showpay.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.CardAuthorization;
import org.showpay.contracts.issuing.IssuerAnswer;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.CaptureMode;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The journal of authorizations. Each statement commits by itself, so the intent stands before
 * anything is sent, and the primary key lets exactly one of two racing requests send.
 */
@Component
public class Journal {

  private static final String INSERT_INTENT =
      """
      insert into journal (payment_id, kind, card, company, amount, currency, capture)
      values (:payment, 'AUTHORIZATION', :card, :company, :amount, :currency, :capture)
      on conflict (payment_id, kind) do nothing
      """;

  private static final String SELECT =
      "select * from journal where payment_id = :payment and kind = 'AUTHORIZATION'";

  private static final String COMPLETE =
      """
      update journal
      set answered_at = now(), outcome = :outcome, reason = :reason, approval = :approval,
          available = :available, why = :why
      where payment_id = :payment and kind = 'AUTHORIZATION' and outcome is null
      """;

  private final JdbcClient jdbc;

  Journal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes the intent, or says what stands there already. */
  public Entry open(CardAuthorization asked, CompanyId company) {
    int inserted =
        jdbc.sql(INSERT_INTENT)
            .param("payment", asked.paymentId().uuid())
            .param("card", asked.card().uuid())
            .param("company", company.text())
            .param("amount", asked.amount().amount())
            .param("currency", asked.amount().currencyCode())
            .param("capture", asked.capture().name())
            .update();
    return inserted == 1 ? new Entry.Opened() : earlier(asked);
  }

  /** Writes how it ended; a second outcome of one message would be a bug and is refused. */
  public void complete(PaymentId payment, IssuerAnswer answer) {
    Outcome outcome = Outcome.of(answer);
    int completed =
        jdbc.sql(COMPLETE)
            .param("payment", payment.uuid())
            .param("outcome", outcome.kind().name())
            .param("reason", outcome.reason())
            .param("approval", outcome.approval())
            .param("available", outcome.available())
            .param("why", outcome.why())
            .update();
    if (completed != 1) {
      throw new IllegalStateException("The journal has no open entry for " + payment);
    }
  }

  /** True when this payment was asked for with another card, perhaps of another company. */
  public boolean hasAnotherCardFor(PaymentId payment, CardToken card) {
    return row(payment).filter(row -> !row.card.equals(card)).isPresent();
  }

  private Entry earlier(CardAuthorization asked) {
    Row row = row(asked.paymentId()).orElseThrow();
    if (!row.card.equals(asked.card())) {
      return new Entry.Differs("card");
    }
    if (!row.amount.equals(asked.amount())) {
      return new Entry.Differs("amount");
    }
    if (row.capture != asked.capture()) {
      return new Entry.Differs("capture");
    }
    return row.outcome == null
        ? new Entry.Unanswered()
        : new Entry.Answered(row.outcome.answer(asked.paymentId(), row.amount));
  }

  private Optional<Row> row(PaymentId payment) {
    return jdbc.sql(SELECT).param("payment", payment.uuid()).query(Row::read).optional();
  }

  private record Row(CardToken card, Money amount, CaptureMode capture, @Nullable Outcome outcome) {

    static Row read(ResultSet row, int i) throws SQLException {
      return new Row(
          new CardToken(row.getObject("card", UUID.class)),
          Money.of(row.getLong("amount"), row.getString("currency")),
          CaptureMode.valueOf(row.getString("capture")),
          Outcome.in(row));
    }
  }
}
