package org.showpay.gateway.journal;

import org.jspecify.annotations.Nullable;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.followup.Inquiry;
import org.showpay.contracts.followup.InquiryAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The journal of questions what became of an authorization. Each is a row of its own, written
 * before it is sent and completed after; the authorization's own row stays as it is.
 */
@Component
public class Inquiries {

  private static final String INSERT =
      """
      insert into inquiry (payment_id, card, company, amount, currency)
      values (:payment, :card, :company, :amount, :currency)
      returning id
      """;

  private static final String COMPLETE =
      """
      update inquiry
      set answered_at = now(), outcome = :outcome, reason = :reason, approval = :approval,
          why = :why
      where id = :id and outcome is null
      """;

  private final JdbcClient jdbc;

  Inquiries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Names a row of the journal. */
  public record Id(long number) {}

  /** Writes that it is asked. */
  public Id open(Inquiry asked, CompanyId company) {
    return jdbc.sql(INSERT)
        .param("payment", asked.paymentId().uuid())
        .param("card", asked.card().uuid())
        .param("company", company.text())
        .param("amount", asked.amount().amount())
        .param("currency", asked.amount().currencyCode())
        .query((row, i) -> new Id(row.getLong("id")))
        .single();
  }

  /** Writes what was said. */
  public void complete(Id inquiry, InquiryAnswer answer) {
    Said said = Said.of(answer);
    int completed =
        jdbc.sql(COMPLETE)
            .param("id", inquiry.number)
            .param("outcome", said.outcome)
            .param("reason", said.reason)
            .param("approval", said.approval)
            .param("why", said.why)
            .update();
    if (completed != 1) {
      throw new IllegalStateException("The journal has no open inquiry " + inquiry);
    }
  }

  /** An answer as the columns hold it. */
  private record Said(
      String outcome, @Nullable String reason, @Nullable String approval, @Nullable String why) {

    static Said of(InquiryAnswer answer) {
      return switch (answer) {
        case InquiryAnswer.Approved yes -> new Said("APPROVED", null, yes.approval().text(), null);
        case InquiryAnswer.Declined no -> new Said("DECLINED", no.reason().name(), null, null);
        case InquiryAnswer.Reversed _ -> new Said("REVERSED", null, null, null);
        case InquiryAnswer.NeverSeen _ -> new Said("NEVER_SEEN", null, null, null);
        case InquiryAnswer.Unavailable(String why) -> new Said("UNAVAILABLE", null, null, why);
      };
    }
  }
}
