package org.showpay.issuer.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.money.Money;
import org.showpay.issuer.card.PanDigest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cards by the digest of their number, and charges the accounts behind them. */
@Component
public class Cards {

  private static final String FIND =
      """
      select account_id, expiry, credit_limit - used as available, currency
        from card join card_account on card_account.id = card.account_id
       where pan_digest = :digest and company = :company
      """;

  /** Compares with what is left, since used + amount might not fit. */
  private static final String CHARGE =
      """
      update card_account set used = used + :amount
       where id = :account and currency = :currency and :amount <= credit_limit - used
      returning credit_limit - used
      """;

  private static final String GIVE_BACK =
      """
      update card_account set used = used - :amount
       where id = :account and currency = :currency
      """;

  private static final String ISSUE =
      """
      insert into card (pan_digest, account_id, last4, expiry)
      values (:digest, :account, :last4, :expiry)
      on conflict do nothing
      """;

  private final JdbcClient jdbc;

  Cards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The company's card with this number; a card of another company is none. */
  public Optional<Card> find(CompanyId company, PanDigest digest) {
    return jdbc.sql(FIND)
        .param("digest", digest.hex())
        .param("company", company.text())
        .query((row, number) -> card(row))
        .optional();
  }

  /** Charges the account, and says what is left; empty, and nothing done, above the limit. */
  public Optional<Money> charge(AccountId account, Money amount) {
    return jdbc.sql(CHARGE)
        .param("account", account.uuid())
        .param("amount", amount.amount())
        .param("currency", amount.currencyCode())
        .query(Long.class)
        .optional()
        .map(left -> new Money(left, amount.currency()));
  }

  /** Has everybody else wait who would change this account's used amount. */
  public void lock(AccountId account) {
    jdbc.sql("select id from card_account where id = :account for no key update")
        .param("account", account.uuid())
        .query((row, number) -> row.getObject("id", UUID.class))
        .single();
  }

  /** Gives a part of the limit back. */
  public void giveBack(AccountId account, Money amount) {
    int rows =
        jdbc.sql(GIVE_BACK)
            .param("account", account.uuid())
            .param("amount", amount.amount())
            .param("currency", amount.currencyCode())
            .update();
    if (rows != 1) {
      throw new IllegalStateException(account + " is not kept in " + amount.currencyCode());
    }
  }

  /** Notes a card; false, and nothing done, when its number is taken. */
  boolean issue(AccountId account, PanDigest digest, String last4, YearMonth expiry) {
    return jdbc.sql(ISSUE)
            .param("digest", digest.hex())
            .param("account", account.uuid())
            .param("last4", last4)
            .param("expiry", expiry.toString())
            .update()
        == 1;
  }

  private static Card card(ResultSet row) throws SQLException {
    return new Card(
        new AccountId(row.getObject("account_id", UUID.class)),
        YearMonth.parse(row.getString("expiry")),
        Money.of(row.getLong("available"), row.getString("currency")));
  }
}
