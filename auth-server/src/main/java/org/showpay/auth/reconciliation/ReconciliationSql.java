package org.showpay.auth.reconciliation;

/** The statements that gather the three books' items and judge them. */
final class ReconciliationSql {

  static final String LINE =
      """
      insert into company_file_line
        (company, day, line, kind, operation, payment_id, amount, currency, approval, booked_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** Items of the day's earlier file: in the new one they may be missing. */
  static final String TOUCH_LINES =
      """
      update reconciliation_item i set last_run = :run
        from company_file_line l
       where l.company = :company and l.day = :day
         and i.company = l.company and i.operation = l.operation and i.kind = l.kind
      """;

  static final String ITEMS_OF_FILE =
      """
      insert into reconciliation_item (company, operation, kind, payment_id, last_run)
      select distinct on (operation, kind) company, operation, kind, payment_id, :run
        from company_file_line
       where company = :company and day = :day
       order by operation, kind, line
      on conflict (company, operation, kind) do update set last_run = excluded.last_run
      """;

  static final String ITEM_OF_JOURNAL =
      """
      insert into reconciliation_item (company, operation, kind, payment_id,
        journal_payment, journal_amount, journal_currency, last_run)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (company, operation, kind) do update
         set journal_payment = excluded.journal_payment,
             journal_amount = excluded.journal_amount,
             journal_currency = excluded.journal_currency,
             last_run = excluded.last_run
      """;

  /** Items name payments as card companies know them, which a backup card gives another id. */
  static final String ITEMS_OF_LEDGER =
      """
      insert into reconciliation_item (company, operation, kind, payment_id, last_run)
      select t.company, t.operation, t.kind, coalesce(p.authorization_id, p.id), :run
        from ledger_transaction t join payment p on p.id = t.payment_id
       where t.company = :company and t.kind in ('CAPTURE', 'REFUND', 'REVERSAL')
         and t.booked_at >= :from and t.booked_at < :until
      on conflict (company, operation, kind) do update set last_run = excluded.last_run
      """;

  static final String LOOK_UP_HERE =
      """
      update reconciliation_item i
         set here_payment = booked.payment_id, here_amount = booked.amount,
             here_currency = booked.currency
        from (
          select t.operation, t.kind, coalesce(p.authorization_id, p.id) as payment_id, t.currency,
                 abs(coalesce(sum(e.amount) filter (where a.kind = 'COMPANY_RECEIVABLE'), 0))
                   as amount
            from reconciliation_item s
            join ledger_transaction t
              on t.operation = s.operation and t.kind = s.kind and t.company = s.company
            join payment p on p.id = t.payment_id
            join ledger_entry e on e.transaction_id = t.id
            join ledger_account a on a.id = e.account_id
           where s.company = :company and (s.last_run = :run or s.state = 'EXCEPTION')
           group by t.id, p.id) booked
       where i.company = :company and i.operation = booked.operation and i.kind = booked.kind
      """;

  /** An operation that stands in two lines, of one day or of two, counts twice. */
  static final String LOOK_UP_THERE =
      """
      update reconciliation_item i
         set there_payment = listed.payment_id, there_amount = listed.amount,
             there_currency = listed.currency
        from (
          select s.operation, s.kind,
                 (array_agg(l.payment_id order by l.day, l.line))[1] as payment_id,
                 sum(l.amount) as amount, min(l.currency) as currency
            from reconciliation_item s
            left join company_file_line l
              on l.company = s.company and l.operation = s.operation and l.kind = s.kind
           where s.company = :company and (s.last_run = :run or s.state = 'EXCEPTION')
           group by s.operation, s.kind) listed
       where i.company = :company and i.operation = listed.operation and i.kind = listed.kind
      """;

  /**
   * Judges the items of all payments that were touched or have an open exception. A payment that
   * was reversed and adds up to nothing in our books and in theirs is right, whether either ever
   * saw its charge: after a silence we do not, and they do. The journal has the authorised amount
   * of a reversal, so that only its being there is compared.
   */
  static final String JUDGE =
      """
      with payment_sums as (
        select i.payment_id, bool_or(i.kind = 'REVERSAL') as reversed,
               coalesce(sum(case i.kind when 'CAPTURE' then here_amount else -here_amount end), 0)
                 as here,
               coalesce(sum(case i.kind when 'CAPTURE' then there_amount else -there_amount end), 0)
                 as there
          from reconciliation_item i
         where i.company = :company
           and i.payment_id in (
             select payment_id from reconciliation_item
              where company = :company and (last_run = :run or state = 'EXCEPTION'))
         group by i.payment_id),
      judged as (
        select i.operation, i.kind, case
          when p.reversed and p.here = 0 and p.there = 0 then null
          when i.here_payment <> i.there_payment or i.here_payment <> i.journal_payment
            or i.there_payment <> i.journal_payment then 'STATE_DIFFERS'
          when exists (
            select from reconciliation_item o
             where o.company = i.company and o.operation = i.operation and o.kind <> i.kind
               and ((i.here_amount is null and o.there_amount is null
                     and i.there_amount is not null and o.here_amount is not null)
                 or (i.there_amount is null and o.here_amount is null
                     and i.here_amount is not null and o.there_amount is not null)))
            then 'STATE_DIFFERS'
          when i.here_amount is null then 'MISSING_HERE'
          when i.there_amount is null then 'MISSING_THERE'
          when i.journal_amount is null then 'MISSING_IN_JOURNAL'
          when i.here_amount <> i.there_amount or i.here_currency <> i.there_currency
            or i.here_currency <> i.journal_currency
            or (i.kind <> 'REVERSAL' and i.here_amount <> i.journal_amount)
            then 'AMOUNT_DIFFERS'
          end as verdict
          from reconciliation_item i join payment_sums p using (payment_id)
         where i.company = :company)
      update reconciliation_item i
         set state = case when j.verdict is null then 'MATCHED' else 'EXCEPTION' end,
             exception = coalesce(j.verdict, i.exception),
             noticed_at = case when j.verdict is null or i.state = 'EXCEPTION'
                               then i.noticed_at else now() end,
             closed_at = case when j.verdict is null and i.state = 'EXCEPTION' then now() end,
             last_run = :run
        from judged j
       where i.company = :company and i.operation = j.operation and i.kind = j.kind
         and (i.state = 'NEW'
           or (i.state = 'EXCEPTION') <> (j.verdict is not null)
           or (j.verdict is not null and i.exception <> j.verdict))
      """;

  static final String OPEN =
      """
      select i.*, coalesce(p.id, i.payment_id) as ours,
             extract(epoch from now() - noticed_at) as age
        from reconciliation_item i left join payment p on p.authorization_id = i.payment_id
       where i.state = 'EXCEPTION' and i.company = coalesce(cast(:company as text), i.company)
       order by noticed_at, operation, kind limit 1000
      """;

  private ReconciliationSql() {}
}
