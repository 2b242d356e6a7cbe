package org.showpay.issuer.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.showpay.contracts.issuing.AccountId;
import org.showpay.contracts.money.Money;
import org.showpay.issuer.company.CardCompany;

/**
 * What a card company lends to whom. Immutable here: the used amount changes in {@link Cards}
 * alone, by a statement that looks at the limit in the same breath.
 */
@Entity
@Immutable
@Table(name = "card_account")
public class CardAccount {

  @Id private UUID id;
  @Column private String company;
  @Column private String holder;
  @Column private long creditLimit;
  @Column private long used;
  @Column private String currency;
  @Column private Instant openedAt;

  /** For the persistence provider. */
  protected CardAccount() {}

  CardAccount(CardCompany company, String holder, Money limit, Instant openedAt) {
    this.id = AccountId.next().uuid();
    this.company = company.name().text();
    this.holder = holder;
    this.creditLimit = limit.amount();
    this.currency = limit.currencyCode();
    this.openedAt = openedAt;
  }

  /** Names the account. */
  public AccountId id() {
    return new AccountId(id);
  }

  /** Who owes. */
  public String holder() {
    return holder;
  }

  /** Nothing, in the account's currency: where a bill begins to add. */
  public Money nothing() {
    return Money.of(0, currency);
  }
}
