package org.showpay.issuer.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi.AccountView;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.issuer.company.CardCompany;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says how an account stands, in one statement, so that its figures belong together. */
@Component
public class AccountStands {

  private static final String STAND =
      """
      select holder, credit_limit, used, currency,
             (select coalesce(sum(held), 0) from payment_position p
               where p.account_id = a.id and p.held > 0) as held
        from card_account a
       where id = :account and company = :company
      """;

  private final JdbcClient jdbc;

  AccountStands(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How a company's account stands now.
   *
   * @throws ProblemException 404 ACCOUNT_UNKNOWN when the company has no such account
   */
  public AccountView of(CardCompany company, AccountId account) {
    return jdbc.sql(STAND)
        .param("account", account.uuid())
        .param("company", company.name().text())
        .query((row, number) -> view(account, row))
        .optional()
        .orElseThrow(() -> CardAccounts.unknown(company, account));
  }

  private static AccountView view(AccountId account, ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    Money limit = Money.of(row.getLong("credit_limit"), currency);
    Money used = Money.of(row.getLong("used"), currency);
    return new AccountView(
        account,
        row.getString("holder"),
        limit,
        Money.of(row.getLong("held"), currency),
        used,
        limit.minus(used));
  }
}
