package org.showpay.stack.people;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.issuing.CardAccountsApi;
import org.showpay.contracts.issuing.CardAccountsApi.Bill;
import org.showpay.contracts.issuing.CardAccountsApi.IssuedCard;
import org.showpay.contracts.issuing.CardAccountsApi.OpenAccount;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentView;
import org.showpay.contracts.trust.ServiceName;

/** A clerk at a card company, with the account of one cardholder. */
public final class Bank {

  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private final CompanyId company;
  private final CardAccountsApi accounts;
  private final IssuedCard card;

  public Bank(Clients clients, String company, String holder, Money limit) {
    this.company = new CompanyId(company);
    this.accounts = clients.of(CardAccountsApi.class, ServiceName.CARD_ISSUER);
    this.card = accounts.open(this.company, new OpenAccount(holder, limit));
  }

  /** The card that was issued. */
  public IssuedCard card() {
    return card;
  }

  public CompanyId company() {
    return company;
  }

  /** How much of the cardholder's limit is held or charged now. */
  public Money used() {
    return accounts.account(company, card.account()).used();
  }

  /** Where the cardholder reads the bills, from the card companies' own address on. */
  public String pathToBills() {
    return accounts.linkToBills(company, card.account()).path();
  }

  /** The bill of the month in which a payment was made. */
  public Bill billWith(PaymentView payment) {
    return billOf(payment.updatedAt());
  }

  /** The bill of the month of a moment. */
  public Bill billOf(Instant moment) {
    return accounts.bill(company, card.account(), YearMonth.from(moment.atZone(ZONE)));
  }
}
