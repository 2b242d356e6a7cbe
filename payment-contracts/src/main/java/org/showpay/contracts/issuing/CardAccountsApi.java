package org.showpay.contracts.issuing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.card.Pan;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.ApprovalNumber;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** A card company's accounts and bills. Caller: the operator, in the part of the bank's clerk. */
@HttpExchange("/v1/companies/{company}/accounts")
public interface CardAccountsApi {

  /** Opens an account and issues a card; 404 for a company that does not exist. */
  @PostExchange
  @ResponseStatus(HttpStatus.CREATED)
  IssuedCard open(@PathVariable CompanyId company, @RequestBody OpenAccount request);

  /** The bill of a calendar month in the company's time zone, oldest purchase first. */
  @GetExchange("/{account}/bills/{month}")
  Bill bill(
      @PathVariable CompanyId company,
      @PathVariable AccountId account,
      @PathVariable YearMonth month);

  /** The same bill as a page to read and to print. */
  @GetExchange(url = "/{account}/bills/{month}.html", accept = "text/html")
  String billPage(
      @PathVariable CompanyId company,
      @PathVariable AccountId account,
      @PathVariable YearMonth month);

  /** Makes an address at which the cardholder reads the bills in a browser; told this once. */
  @PostExchange("/{account}/bill-links")
  @ResponseStatus(HttpStatus.CREATED)
  BillLink linkToBills(@PathVariable CompanyId company, @PathVariable AccountId account);

  /** How much of the account's limit is used now. */
  @GetExchange("/{account}")
  AccountView account(@PathVariable CompanyId company, @PathVariable AccountId account);

  /** A new customer of a card company. */
  record OpenAccount(String holder, Money limit) {}

  /** The account, and the card as it would be embossed; its number is shown this once. */
  record IssuedCard(AccountId account, Pan pan, YearMonth expiry) {}

  /**
   * An account as its clerk sees it.
   *
   * @param held the part of the used amount that is not charged yet
   * @param used held and charged amounts, less what was given back
   * @param available what is left of the limit
   */
  record AccountView(
      AccountId account, String holder, Money limit, Money held, Money used, Money available) {}

  /**
   * What a cardholder owes for a month; below zero where more was given back than was bought. What
   * is only held stands on no bill.
   */
  record Bill(AccountId account, String holder, YearMonth month, Money total, List<Line> lines) {}

  /** Where the bills are, from this service's own address on; whoever has it can read them. */
  record BillLink(String path, Instant expiresAt) {

    @Override
    public String toString() {
      return "BillLink[until " + expiresAt + "]";
    }
  }

  /**
   * One line of a bill (patent S412).
   *
   * @param amount below zero for what is given back
   */
  record Line(
      LineKind kind,
      PaymentId paymentId,
      ApprovalNumber approval,
      String merchantName,
      Money amount,
      Instant bookedAt) {}

  /** What a line of a bill stands for. */
  enum LineKind {
    /** A purchase, or a part of it that was captured. */
    PURCHASE,
    /** The merchant gave money back. */
    REFUND,
    /** A purchase was undone as a whole. */
    REVERSAL
  }
}
