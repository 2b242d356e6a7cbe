package org.showpay.auth.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.ledger.Posting.Leg;
import org.showpay.contracts.money.Money;
import org.showpay.contracts.operation.OperationId;
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

  /** All or, where an account is not made yet, none: a statement that adds entries balances. */
  private static final String ENTRIES =
      """
      insert into ledger_entry (transaction_id, account_id, currency, amount)
      select :transaction, account, :currency, amount
        from (select a.id as account, leg.amount,
                     count(a.id) over () as made, count(*) over () as wanted
                from %s
                left join ledger_account a
                  on a.kind = leg.kind and a.owner = leg.owner and a.currency = :currency) posted
       where made = wanted
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

  /** Several transactions of one payment at once, each with all of its entries, or with none. */
  private static final String CHARGE =
      """
      with booked as (
        insert into ledger_transaction
          (kind, operation, payment_id, merchant_id, company, currency)
        select kind, operation, :payment, :merchant, :company, :currency
          from unnest(cast(:transactions as text[]), cast(:operations as uuid[]))
            with ordinality as asked (kind, operation, number)
         order by number
        returning id, kind),
      entered as (
        insert into ledger_entry (transaction_id, account_id, currency, amount)
        select id, account, :currency, amount
          from (select booked.id, a.id as account, leg.amount,
                       count(a.id) over whole as made, count(*) over whole as wanted
                  from unnest(cast(:of as text[]), cast(:kinds as text[]),
                         cast(:owners as text[]), cast(:amounts as bigint[]))
                    as leg (transaction, kind, owner, amount)
                  join booked on booked.kind = leg.transaction
                  left join ledger_account a
                    on a.kind = leg.kind and a.owner = leg.owner and a.currency = :currency
                window whole as (partition by booked.id)) posted
         where made = wanted
        returning transaction_id)
      select id, kind, (select count(*) from entered where transaction_id = id) as entries
        from booked
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

  /** Writes postings of one deal, no two of them of one kind. */
  void write(Deal deal, Posting... postings) {
    Map<TransactionKind, Posting> byKind = new EnumMap<>(TransactionKind.class);
    List<String> of = new ArrayList<>();
    List<Leg> legs = new ArrayList<>();
    for (Posting posting : postings) {
      byKind.put(posting.kind(), posting);
      legs.addAll(posting.legs());
      posting.legs().forEach(_ -> of.add(posting.kind().name()));
    }
    legs(jdbc.sql(CHARGE), legs)
        .param("payment", deal.payment().uuid())
        .param("merchant", deal.merchant().uuid())
        .param("company", deal.company().text())
        .param("currency", postings[0].currency().getCurrencyCode())
        .param("transactions", array(byKind.keySet().stream().map(Enum::name)))
        .param("operations", array(byKind.values().stream().map(it -> text(it.operation()))))
        .param("of", array(of.stream()))
        .query((row, n) ->
            new Booked(
                TransactionKind.valueOf(row.getString("kind")),
                row.getLong("id"),
                row.getInt("entries")))
        .list()
        .forEach(it -> complete(Objects.requireNonNull(byKind.get(it.kind)), it.id, it.entries));
  }

  private record Booked(TransactionKind kind, long id, int entries) {}

  void write(Posting posting) {
    long transaction = insert(posting);
    complete(posting, transaction, entries(posting, transaction));
  }

  /** The first posting to an account finds none. */
  private void complete(Posting posting, long transaction, int soFar) {
    int written = soFar;
    if (written < posting.legs().size()) {
      legs(jdbc.sql(ACCOUNTS), posting.legs())
          .param("currency", posting.currency().getCurrencyCode())
          .update();
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
    return legs(jdbc.sql(ENTRIES), posting.legs())
        .param("currency", posting.currency().getCurrencyCode())
        .param("transaction", transaction)
        .update();
  }

  private static String[] array(Stream<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static String text(OperationId operation) {
    return operation.uuid().toString();
  }

  private static StatementSpec legs(StatementSpec statement, List<Leg> legs) {
    return statement
        .param("kinds", legs.stream().map(leg -> leg.account().name()).toArray(String[]::new))
        .param("owners", legs.stream().map(Leg::owner).toArray(String[]::new))
        .param("amounts", legs.stream().map(leg -> leg.amount().amount()).toArray(Long[]::new));
  }

  private static <T> @Nullable T of(@Nullable Deal deal, Function<Deal, T> part) {
    return deal == null ? null : part.apply(deal);
  }
}
