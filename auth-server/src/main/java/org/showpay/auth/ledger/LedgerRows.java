package org.showpay.auth.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.ledger.Posting.Leg;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The statements on the ledger. None of them locks a row that other payments need. */
@Repository
class LedgerRows {

  private static final String TRANSACTION =
      """
      insert into ledger_transaction
        (kind, operation, payment_id, merchant_id, company, currency)
      values (:kind, :operation, :payment, :merchant, :company, :currency)
      returning id
      """;

  private static final String LEGS =
      """
      unnest(cast(:kinds as text[]), cast(:owners as text[]), cast(:amounts as bigint[]))
        with ordinality as leg (kind, owner, amount, number)
      """;

  private static final String ENTRIES =
      """
      insert into ledger_entry (transaction_id, account_id, currency, amount)
      select :transaction, a.id, a.currency, leg.amount
        from %s
        join ledger_account a
          on a.kind = leg.kind and a.owner = leg.owner and a.currency = :currency
       where not exists (select from ledger_entry e
                          where e.transaction_id = :transaction and e.account_id = a.id)
      """
          .formatted(LEGS);

  /** In the order of the legs, so that two that make the same accounts do not deadlock. */
  private static final String ACCOUNTS =
      """
      insert into ledger_account (kind, owner, currency)
      select leg.kind, leg.owner, :currency
        from %s
       where not exists (select from ledger_account a
                          where a.kind = leg.kind and a.owner = leg.owner
                            and a.currency = :currency)
       order by leg.number
      on conflict do nothing
      """
          .formatted(LEGS);

  private static final String STANDING =
      """
      select a.kind, a.owner, a.currency, sum(e.amount) as amount
        from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id
       where t.payment_id = :payment
       group by a.id
      having sum(e.amount) <> 0
      """;

  private final JdbcClient jdbc;

  LedgerRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Has all postings of one payment follow one another; nobody else waits. */
  void lock(Deal deal) {
    jdbc.sql("select id from payment where id = :payment for no key update")
        .param("payment", deal.payment().uuid())
        .query(rs -> {});
  }

  /** What stands of a payment on each account, in the order in which accounts are made. */
  List<Leg> standing(PaymentId payment) {
    return jdbc
        .sql(STANDING)
        .param("payment", payment.uuid())
        .query((row, n) ->
            new Leg(
                AccountKind.valueOf(row.getString("kind")),
                row.getString("owner"),
                Money.of(row.getLong("amount"), row.getString("currency"))))
        .list()
        .stream()
        .sorted(Comparator.comparing(Leg::account))
        .toList();
  }

  void write(Posting posting) {
    long transaction = insert(posting);
    int written = entries(posting, transaction);
    if (written < posting.legs().size()) {
      legs(jdbc.sql(ACCOUNTS), posting).update();
      written += entries(posting, transaction);
    }
    if (written != posting.legs().size()) {
      throw new IllegalStateException("Not all entries of " + posting.operation() + " are written");
    }
  }

  private long insert(Posting posting) {
    return jdbc.sql(TRANSACTION)
        .param("kind", posting.kind().name())
        .param("operation", posting.operation().uuid())
        .param("payment", of(posting.deal(), deal -> deal.payment().uuid()))
        .param("merchant", posting.merchant().uuid())
        .param("company", of(posting.deal(), deal -> deal.company().text()))
        .param("currency", posting.currency().getCurrencyCode())
        .query(Long.class)
        .single();
  }

  private int entries(Posting posting, long transaction) {
    return legs(jdbc.sql(ENTRIES), posting).param("transaction", transaction).update();
  }

  private static StatementSpec legs(StatementSpec statement, Posting posting) {
    List<Leg> legs = posting.legs();
    return statement
        .param("kinds", legs.stream().map(leg -> leg.account().name()).toArray(String[]::new))
        .param("owners", legs.stream().map(Leg::owner).toArray(String[]::new))
        .param("amounts", legs.stream().map(leg -> leg.amount().amount()).toArray(Long[]::new))
        .param("currency", posting.currency().getCurrencyCode());
  }

  private static <T> @Nullable T of(@Nullable Deal deal, Function<Deal, T> part) {
    return deal == null ? null : part.apply(deal);
  }
}
