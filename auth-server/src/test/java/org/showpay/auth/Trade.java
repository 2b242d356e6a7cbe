package org.showpay.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.showpay.auth.ledger.Deal;
import org.showpay.auth.ledger.Ledger;
import org.showpay.contracts.card.CompanyId;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Merchants and payments as bare rows, booked in the ledger as payments book them. */
public class Trade {

  private static final AtomicInteger COMPANIES = new AtomicInteger();

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Ledger ledger;

  Trade(JdbcClient jdbc, TransactionTemplate transaction, Ledger ledger) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.ledger = ledger;
  }

  public JdbcClient jdbc() {
    return jdbc;
  }

  /** An amount of the currency that most tests pay in. */
  public static Money won(long amount) {
    return Money.of(amount, "KRW");
  }

  /** A card company that no other test uses. */
  public CompanyId company() {
    return new CompanyId("company-" + COMPANIES.incrementAndGet());
  }

  /** A merchant with the usual terms. */
  public MerchantId merchant() {
    MerchantId merchant = MerchantId.next();
    jdbc.sql("insert into merchant values (?, 'Corner Shop', 'ACTIVE', now(), 0)")
        .param(merchant.uuid())
        .update();
    return merchant;
  }

  /** A payment of which nothing is booked. */
  public Deal deal(MerchantId merchant, CompanyId company) {
    PaymentId payment = PaymentId.next();
    return deal(payment, "order-" + payment, merchant, company);
  }

  /** A payment of this order of which nothing is booked. */
  public Deal deal(PaymentId payment, String order, MerchantId merchant, CompanyId company) {
    UUID terminal = TerminalId.next().uuid();
    jdbc.sql("insert into terminal values (?, ?, 'till', ?, 'ACTIVE', now(), 0)")
        .params(terminal, merchant.uuid(), (UUID.randomUUID() + "" + terminal).replace("-", ""))
        .update();
    jdbc.sql(
            """
            insert into payment (id, merchant_id, terminal_id, order_id, amount, currency,
              code_digest, state, requested_at, updated_at)
            values (?, ?, ?, ?, 1000000, 'KRW', sha256('none'), 'AUTHENTICATION_REQUIRED',
              now(), now())
            """)
        .params(payment.uuid(), merchant.uuid(), terminal, order)
        .update();
    return new Deal(payment, merchant, company);
  }

  /** Books in one transaction. */
  public void book(Consumer<Ledger> postings) {
    transaction.executeWithoutResult(status -> postings.accept(ledger));
  }

  /** A payment that was captured with its authorization. */
  public Deal sale(MerchantId merchant, CompanyId company, Money amount) {
    Deal deal = deal(merchant, company);
    sell(deal, amount);
    return deal;
  }

  /** Captures a payment with its authorization. */
  public void sell(Deal deal, Money amount) {
    book(books -> {
      books.hold(deal, amount);
      books.capture(deal, ofPayment(deal), amount);
    });
  }

  /** The operation of a capture that came with the authorization. */
  public static OperationId ofPayment(Deal deal) {
    return new OperationId(deal.payment().uuid());
  }

  /** A capture without a fee that was booked at another time than now. */
  public Deal saleAt(Instant moment, MerchantId merchant, CompanyId company, Money amount) {
    Deal deal = deal(merchant, company);
    saleOf(deal, moment, amount);
    return deal;
  }

  /** Captures a payment without a fee at another time than now. */
  public void saleOf(Deal deal, Instant moment, Money amount) {
    MerchantId merchant = deal.merchant();
    CompanyId company = deal.company();
    transaction.executeWithoutResult(status -> {
      long id =
          jdbc.sql(
                  """
                  insert into ledger_transaction
                    (kind, operation, payment_id, merchant_id, company, currency, booked_at)
                  values ('CAPTURE', ?, ?, ?, ?, 'KRW', ?) returning id
                  """)
              .params(
                  deal.payment().uuid(),
                  deal.payment().uuid(),
                  merchant.uuid(),
                  company.text(),
                  moment.atOffset(ZoneOffset.UTC))
              .query(Long.class)
              .single();
      entries(id, deal, amount.amount());
    });
  }

  /** In one statement, since each balances. */
  private void entries(long id, Deal deal, long amount) {
    String company = deal.company().text();
    String merchant = deal.merchant().toString();
    account("COMPANY_RECEIVABLE", company);
    account("MERCHANT_PAYABLE", merchant);
    jdbc.sql(
            """
            insert into ledger_entry (transaction_id, account_id, currency, amount)
            select ?, id, currency, case kind when 'COMPANY_RECEIVABLE' then 1 else -1 end * ?
              from ledger_account
             where (kind, owner) in (('COMPANY_RECEIVABLE', ?), ('MERCHANT_PAYABLE', ?))
               and currency = 'KRW'
            """)
        .params(id, amount, company, merchant)
        .update();
  }

  private void account(String kind, String owner) {
    jdbc.sql(
            "insert into ledger_account (kind, owner, currency) values (?, ?, 'KRW')"
                + " on conflict do nothing")
        .params(kind, owner)
        .update();
  }

  /** What a payment adds up to on each kind of account, where that is not nothing. */
  public Map<String, Long> standing(Deal deal) {
    Map<String, Long> sums = new TreeMap<>();
    jdbc.sql(
            """
            select a.kind, sum(e.amount) as amount
              from ledger_transaction t
              join ledger_entry e on e.transaction_id = t.id
              join ledger_account a on a.id = e.account_id
             where t.payment_id = ? group by a.kind having sum(e.amount) <> 0
            """)
        .param(deal.payment().uuid())
        .query(row -> {
          sums.put(row.getString("kind"), row.getLong("amount"));
        });
    return sums;
  }

  /** What all entries of an account add up to. */
  public long balance(String kind, String owner) {
    return jdbc.sql(
            """
            select coalesce(sum(e.amount), 0) from ledger_entry e
              join ledger_account a on a.id = e.account_id
             where a.kind = ? and a.owner = ?
            """)
        .params(kind, owner)
        .query(Long.class)
        .single();
  }

  /** Does all at once; true for each that did not fail. */
  public static List<Boolean> atOnce(List<Callable<?>> all) throws InterruptedException {
    List<Callable<Object>> tasks = new ArrayList<>();
    all.forEach(task -> tasks.add(task::call));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(tasks).stream()
          .map(done -> done.state() == Future.State.SUCCESS)
          .toList();
    }
  }
}
