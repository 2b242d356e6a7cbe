package org.showpay.stack.invariant;

import static org.showpay.contracts.trust.ServiceName.AUTH_SERVER;
import static org.showpay.stack.invariant.Invariant.nothing;

import java.util.List;

/** What must hold of the ledger and of settlement. */
final class LedgerInvariants {

  private static final String TRANSACTION_OUT_OF_BALANCE =
      """
      select %s, format('ledger transaction %%s (%%s) adds up to %%s',
                        t.id, t.kind, coalesce(sum(e.amount), 0))
        from ledger_transaction t left join ledger_entry e on e.transaction_id = t.id
       where %s
       group by t.id
      having count(e.amount) < 2 or sum(e.amount) <> 0
          or bool_or(e.currency <> t.currency)
      """;

  private static final String PAYMENT_OUT_OF_BALANCE =
      TRANSACTION_OUT_OF_BALANCE.formatted("t.payment_id as payment", "t.kind <> 'PAYOUT'");

  private static final String PAYOUT_OUT_OF_BALANCE =
      TRANSACTION_OUT_OF_BALANCE.formatted("t.operation as batch", "t.kind = 'PAYOUT'");

  private static final String ENTRY_WITHOUT_A_PLACE =
      """
      select e.account_id as account, 'an entry of ledger transaction ' || e.transaction_id
               || ' has no account or no transaction in its currency'
        from ledger_entry e
        left join ledger_account a on a.id = e.account_id and a.currency = e.currency
        left join ledger_transaction t on t.id = e.transaction_id and t.currency = e.currency
       where a.id is null or t.id is null
      """;

  private static final String PAYMENT_SUMS =
      """
      select t.payment_id,
             coalesce(sum(e.amount) filter (where a.kind = 'HOLD_AT_COMPANY'), 0) as held,
             coalesce(sum(e.amount) filter (where a.kind = 'COMPANY_RECEIVABLE'), 0) as charged,
             coalesce(sum(e.amount) filter (
               where a.kind = 'COMPANY_RECEIVABLE' and t.kind = 'CAPTURE'), 0) as captured,
             coalesce(-sum(e.amount) filter (
               where a.kind = 'COMPANY_RECEIVABLE' and t.kind = 'REFUND'), 0) as refunded
        from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id
       group by t.payment_id
      """;

  private static final String PAYMENT_BELOW_ZERO =
      """
      with l as (%s)
      select payment_id as payment, format('%%s held and %%s charged in the ledger', held, charged)
        from l where payment_id is not null and (held < 0 or charged < 0)
      """
          .formatted(PAYMENT_SUMS);

  private static final String PAYMENT_TOTALS_DIFFER =
      """
      with l as (%s)
      select p.id as payment,
             format('%%s captured and %%s refunded, in the ledger %%s and %%s', p.captured,
                    p.refunded, coalesce(l.captured, 0), coalesce(l.refunded, 0))
        from payment p left join l on l.payment_id = p.id
       where (p.captured, p.refunded)
             is distinct from (coalesce(l.captured, 0), coalesce(l.refunded, 0))
      """
          .formatted(PAYMENT_SUMS);

  private static final String REVERSED_AND_STILL_THERE =
      """
      select t.payment_id as payment,
             format('reversed, and still %s on %s', sum(e.amount), a.kind)
        from payment p
        join ledger_transaction t on t.payment_id = p.id
        join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id
       where p.state = 'REVERSED'
       group by t.payment_id, a.id having sum(e.amount) <> 0
      """;

  /** A payment's card is decided before anything of it is booked. */
  private static final String ANOTHER_COMPANY =
      """
      select p.id as payment,
             format('its %s is booked to %s, and %s was asked', t.kind, t.company, p.company)
        from payment p join ledger_transaction t on t.payment_id = p.id
       where t.company is distinct from p.company
      """;

  /** Everything below the horizon is rolled up, and nothing above it. */
  private static final String BALANCE_DIFFERS =
      """
      with s as (
        select e.account_id, sum(e.amount) as entries
          from ledger_entry e join ledger_transaction t on t.id = e.transaction_id
         where t.database_transaction < (select horizon from ledger_horizon)
         group by e.account_id)
      select coalesce(b.account_id, s.account_id) as account,
             format('rolled up to %s, its entries add up to %s',
                    coalesce(b.balance, 0), coalesce(s.entries, 0))
        from ledger_balance b full join s on s.account_id = b.account_id
       where coalesce(b.balance, 0) <> coalesce(s.entries, 0)
      """;

  private static final String MOVED =
      """
      select t.id, t.payment_id, t.kind, t.merchant_id, t.currency,
             coalesce(sum(e.amount) filter (where a.kind = 'COMPANY_RECEIVABLE'), 0) as gross,
             coalesce(-sum(e.amount) filter (where a.kind = 'FEE_INCOME'), 0) as fee
        from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id
       where t.payment_id is not null
       group by t.id
      """;

  private static final String NOT_IN_ONE_BATCH =
      """
      with m as (%s), placed as (
        select ledger_transaction_id as id, gross, fee from settlement_item
        union all
        select ledger_transaction_id, gross, fee from settlement_due)
      select m.payment_id as payment,
             format('its %%s of %%s is settled or due %%s times, as %%s in all',
                    m.kind, m.gross, count(placed.id), coalesce(sum(placed.gross), 0))
        from m left join placed on placed.id = m.id
       group by m.id, m.payment_id, m.kind, m.gross, m.fee
      having count(placed.id) <> case when m.gross = 0 and m.fee = 0 then 0 else 1 end
          or coalesce(sum(placed.gross), 0) <> m.gross or coalesce(sum(placed.fee), 0) <> m.fee
      """
          .formatted(MOVED);

  private static final String BATCH_DIFFERS =
      """
      with m as (%s), items as (
        select i.batch_id,
               count(*) as items,
               coalesce(sum(m.gross) filter (where m.kind = 'CAPTURE'), 0) as captured,
               coalesce(-sum(m.gross) filter (where m.kind = 'REFUND'), 0) as refunded,
               coalesce(-sum(m.gross) filter (where m.kind = 'REVERSAL'), 0) as reversed,
               sum(m.fee) as fees,
               array_agg(distinct (m.merchant_id, m.currency)::text) as whose
          from settlement_item i left join m on m.id = i.ledger_transaction_id
         group by i.batch_id)
      select b.id as batch,
             format('says captured %%s, refunded %%s, reversed %%s, fees %%s; the ledger says %%s, '
                    '%%s, %%s, %%s', b.captured, b.refunded, b.reversed, b.fees,
                    i.captured, i.refunded, i.reversed, i.fees)
        from settlement_batch b left join items i on i.batch_id = b.id
       where (b.items::bigint, b.captured::numeric, b.refunded::numeric, b.reversed::numeric,
              b.fees::numeric, array[(b.merchant_id, b.currency)::text])
             is distinct from
             (i.items, i.captured, i.refunded, i.reversed, i.fees, i.whose)
          or b.net <> b.captured - b.refunded - b.reversed - b.fees
      """
          .formatted(MOVED);

  private static final String NOT_PAID_OUT =
      """
      select b.id as batch,
             format('is to pay out %s, and %s was', b.net, coalesce(sum(e.amount), 0))
        from settlement_batch b
        left join ledger_transaction t on t.operation = b.id and t.kind = 'PAYOUT'
        left join (ledger_entry e
                   join ledger_account a on a.id = e.account_id and a.kind = 'MERCHANT_PAYABLE')
          on e.transaction_id = t.id
       group by b.id having coalesce(sum(e.amount), 0) <> b.net
      """;

  private LedgerInvariants() {}

  static Invariant balanced() {
    return new Invariant(
        "I4",
        "the ledger balances: each transaction, each payment, each account's roll-up",
        List.of(
            nothing(AUTH_SERVER, PAYMENT_OUT_OF_BALANCE),
            nothing(AUTH_SERVER, PAYOUT_OUT_OF_BALANCE),
            nothing(AUTH_SERVER, ENTRY_WITHOUT_A_PLACE),
            nothing(AUTH_SERVER, PAYMENT_BELOW_ZERO),
            nothing(AUTH_SERVER, PAYMENT_TOTALS_DIFFER),
            nothing(AUTH_SERVER, REVERSED_AND_STILL_THERE),
            nothing(AUTH_SERVER, ANOTHER_COMPANY),
            nothing(AUTH_SERVER, BALANCE_DIFFERS)));
  }

  static Invariant settledOnce() {
    return new Invariant(
        "I13",
        "each movement of money is in one settlement or due, and each is the sum of its items",
        List.of(
            nothing(AUTH_SERVER, NOT_IN_ONE_BATCH),
            nothing(AUTH_SERVER, BATCH_DIFFERS),
            nothing(AUTH_SERVER, NOT_PAID_OUT)));
  }
}
