package org.showpay.issuer.bill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi.Bill;
import org.showpay.contracts.issuing.CardAccountsApi.Line;
import org.showpay.contracts.issuing.CardAccountsApi.LineKind;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.FollowUpKind;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.PaymentId;
import org.showpay.issuer.account.CardAccount;
import org.showpay.issuer.account.CardAccounts;
import org.showpay.issuer.company.CardCompany;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a month's bill (patent S412) from the postings alone. */
@Component
public class Bills {

  private static final String POSTINGS =
      """
      select kind, payment_id, approval, merchant_name, amount, currency, booked_at
        from posting
       where account_id = :account and booked_at >= :start and booked_at < :end
       order by booked_at, operation_id
      """;

  private final CardAccounts accounts;
  private final JdbcClient jdbc;

  Bills(CardAccounts accounts, JdbcClient jdbc) {
    this.accounts = accounts;
    this.jdbc = jdbc;
  }

  /** The bill of a month by the company's calendar; a month without purchases has an empty one. */
  public Bill of(CardCompany company, AccountId id, YearMonth month) {
    CardAccount account = accounts.at(company, id);
    List<Line> lines = lines(company, id, month);
    Money total = lines.stream().map(Line::amount).reduce(account.nothing(), Money::plus);
    return new Bill(id, account.holder(), month, total, lines);
  }

  private List<Line> lines(CardCompany company, AccountId account, YearMonth month) {
    return jdbc.sql(POSTINGS)
        .param("account", account.uuid())
        .param("start", company.startOf(month).atOffset(ZoneOffset.UTC))
        .param("end", company.startOf(month.plusMonths(1)).atOffset(ZoneOffset.UTC))
        .query((row, number) -> line(row))
        .list();
  }

  private static Line line(ResultSet row) throws SQLException {
    LineKind kind =
        switch (FollowUpKind.valueOf(row.getString("kind"))) {
          case CAPTURE -> LineKind.PURCHASE;
          case REFUND -> LineKind.REFUND;
          case REVERSAL -> LineKind.REVERSAL;
          case CANCELLATION -> throw new IllegalStateException("A cancellation posts nothing");
        };
    long amount = row.getLong("amount");
    return new Line(
        kind,
        new PaymentId(row.getObject("payment_id", UUID.class)),
        new ApprovalNumber(row.getString("approval")),
        row.getString("merchant_name"),
        Money.of(kind == LineKind.PURCHASE ? amount : -amount, row.getString("currency")),
        row.getObject("booked_at", OffsetDateTime.class).toInstant());
  }
}
