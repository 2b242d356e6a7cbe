package org.showpay.issuer.bill;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi.BillLink;
import org.showpay.issuer.account.CardAccounts;
import org.showpay.issuer.company.CardCompany;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses at which cardholders read their bills, as card companies send them by mail. */
@Component
public class BillLinks {

  private static final Duration LIFE = Duration.ofDays(30);

  private final CardAccounts accounts;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  BillLinks(CardAccounts accounts, JdbcClient jdbc, Clock clock) {
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whose bills a key opens. */
  record Opened(CompanyId company, AccountId account) {}

  /** Makes one more address for an account's bills, told this once; those that are over go. */
  @Transactional
  public BillLink to(CardCompany company, AccountId account) {
    accounts.at(company, account);
    BillKey key = BillKey.draw(random);
    Instant now = clock.instant();
    Instant until = now.plus(LIFE);
    jdbc.sql("delete from bill_link where expires_at <= ?")
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into bill_link (key_digest, company, account_id, expires_at)
            values (?, ?, ?, ?)
            """)
        .params(key.digest(), company.name().text(), account.uuid(), until.atOffset(ZoneOffset.UTC))
        .update();
    return new BillLink("/bills/" + key.reveal(), until);
  }

  /** Empty for a key that was never given, and for one that is over. */
  Optional<Opened> open(BillKey key) {
    return jdbc.sql(
            "select company, account_id from bill_link where key_digest = ? and expires_at > ?")
        .params(key.digest(), clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Opened(
                new CompanyId(row.getString("company")),
                new AccountId(row.getObject("account_id", UUID.class))))
        .optional();
  }
}
