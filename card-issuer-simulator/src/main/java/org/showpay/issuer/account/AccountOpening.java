package org.showpay.issuer.account;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.money.Money;
import org.showpay.issuer.card.CardNumbers;
import org.showpay.issuer.card.PanDigester;
import org.showpay.issuer.company.CardCompany;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens an account and issues its card; the number is told once and then forgotten. */
@Component
public class AccountOpening {

  private static final int YEARS_GOOD = 5;
  private static final int DRAWS = 10;

  private final EntityManager entities;
  private final Cards cards;
  private final CardNumbers numbers;
  private final PanDigester digester;
  private final Clock clock;

  AccountOpening(
      EntityManager entities, Cards cards, CardNumbers numbers, PanDigester digester, Clock clock) {
    this.entities = entities;
    this.cards = cards;
    this.numbers = numbers;
    this.digester = digester;
    this.clock = clock;
  }

  /** Opens the account with its card, both or neither. */
  @Transactional
  public IssuedCard open(CardCompany company, String holder, Money limit) {
    Instant now = clock.instant();
    CardAccount account = new CardAccount(company, holder, limit, now);
    entities.persist(account);
    entities.flush();
    YearMonth expiry = company.monthAt(now).plusYears(YEARS_GOOD);
    return new IssuedCard(account.id(), issue(company, account.id(), expiry), expiry);
  }

  private Pan issue(CardCompany company, AccountId account, YearMonth expiry) {
    for (int draw = 0; draw < DRAWS; draw++) {
      Pan pan = numbers.draw(company);
      if (cards.issue(account, digester.digest(pan), pan.last4(), expiry)) {
        return pan;
      }
    }
    throw new IllegalStateException(
        "%s has hardly any free card numbers left".formatted(company.displayName()));
  }
}
