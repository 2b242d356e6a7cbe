create function refuse_to_change_what_is_written() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op;
end $$;

alter table authorization_log add column capture text not null default 'AUTOMATIC'
  check (capture in ('AUTOMATIC', 'MANUAL'));
alter table authorization_log alter column capture drop default;
comment on column authorization_log.capture is
  'AUTOMATIC: an approved row is a posting. MANUAL: it is a hold, until it is captured.';
comment on table authorization_log is
  'What this side was asked and what it answered, once for each payment id, refusals too. '
  'Append-only.';

-- Where each payment stands, as a sum over both logs; also the row on which everything that
-- concerns one payment waits for one another. Locked after the account, never before it.
create table payment_position (
  payment_id  uuid        primary key,
  company     text        not null,
  account_id  uuid        references card_account (id),
  authorised  bigint      not null check (authorised >= 0),
  currency    text        not null check (currency ~ '^[A-Z]{3}$'),
  held        bigint      not null check (held >= 0),
  captured    bigint      not null check (captured >= 0),
  refunded    bigint      not null check (refunded >= 0),
  reversed_at timestamptz,
  constraint payment_position_charges_an_account check ((account_id is null) = (authorised = 0)),
  constraint payment_position_within_authorised check (held + captured <= authorised),
  constraint payment_position_refunded_within_captured check (refunded <= captured),
  constraint payment_position_reversed_is_nothing check (
    reversed_at is null or (held = 0 and refunded = captured))
);
create index payment_position_of_account on payment_position (account_id) where held > 0;
comment on table payment_position is
  'One row for each payment that was asked for or reversed. held + captured - refunded is what it '
  'uses of its account''s limit.';
comment on column payment_position.account_id is
  'Null where nothing was ever approved: declined, or reversed before it came.';
comment on column payment_position.refunded is
  'Given back of what was captured, by refunds or by the reversal.';

create function keep_the_position_straight() returns trigger language plpgsql as $$
begin
  if old.reversed_at is not null then
    raise exception 'payment_position: % is reversed, which is final', old.payment_id;
  end if;
  if (new.payment_id, new.company, new.account_id, new.authorised, new.currency)
      is distinct from
     (old.payment_id, old.company, old.account_id, old.authorised, old.currency) then
    raise exception 'payment_position: whose payment % is does not change', old.payment_id;
  end if;
  if new.held > old.held or new.captured < old.captured or new.refunded < old.refunded then
    raise exception 'payment_position: holds only fall, the rest only rises';
  end if;
  return new;
end $$;

create trigger payment_position_goes_one_way
  before update on payment_position
  for each row execute function keep_the_position_straight();
create trigger payment_position_is_not_forgotten
  before delete or truncate on payment_position
  for each statement execute function refuse_to_change_what_is_written();

insert into payment_position
select payment_id, company, account_id, case outcome when 'APPROVED' then amount else 0 end,
       currency, 0, case outcome when 'APPROVED' then amount else 0 end, 0, null
  from authorization_log;

comment on column card_account.used is
  'In minor units; always the sum of held + captured - refunded of the account''s positions.';

create view account_out_of_balance as
select a.id, a.used, coalesce(sum(p.held + p.captured - p.refunded), 0) as positions
  from card_account a left join payment_position p on p.account_id = a.id
 group by a.id
having a.used <> coalesce(sum(p.held + p.captured - p.refunded), 0);
comment on view account_out_of_balance is 'Must have no rows.';

create table follow_up_log (
  operation_id uuid        primary key,
  company      text        not null,
  kind         text        not null
               check (kind in ('CAPTURE', 'CANCELLATION', 'REFUND', 'REVERSAL')),
  payment_id   uuid        not null,
  amount       bigint      not null check (amount > 0),
  currency     text        not null check (currency ~ '^[A-Z]{3}$'),
  last         boolean     not null,
  decided_at   timestamptz not null,
  booked_on    date        not null,
  outcome      text        not null check (outcome in ('DONE', 'REFUSED')),
  refusal      text,
  account_id   uuid        references card_account (id),
  charged      bigint      not null check (charged >= 0),
  released     bigint      not null check (released >= 0),
  given_back   bigint      not null check (given_back >= 0),
  constraint follow_up_log_outcome_is_whole check (
    case outcome when 'DONE' then refusal is null
                 else refusal is not null and charged + released + given_back = 0 end),
  constraint follow_up_log_changes_an_account check (
    account_id is not null or charged + released + given_back = 0),
  constraint follow_up_log_does_what_was_asked check (
    outcome = 'REFUSED' or case kind
      when 'CAPTURE' then charged = amount and given_back = 0 and (last or released = 0)
      when 'CANCELLATION' then charged = 0 and given_back = 0 and released = amount
      when 'REFUND' then charged = 0 and given_back = amount and released = 0
      else charged = 0 end)
);
comment on table follow_up_log is
  'Captures, cancellations, refunds and reversals that were asked for, once for each operation id, '
  'refusals too. Append-only.';
comment on column follow_up_log.charged is 'Moved from the hold to the bill.';
comment on column follow_up_log.released is 'Given up of the hold.';
comment on column follow_up_log.given_back is 'Given back of what was charged.';

create unique index follow_up_log_one_cancellation
  on follow_up_log (payment_id) where kind = 'CANCELLATION' and outcome = 'DONE';
create unique index follow_up_log_one_reversal_with_effect
  on follow_up_log (payment_id) where kind = 'REVERSAL' and released + given_back > 0;
create index follow_up_log_bill
  on follow_up_log (account_id, decided_at) where charged + given_back > 0;
create index follow_up_log_file
  on follow_up_log (company, booked_on) where charged + given_back > 0;

create trigger follow_up_log_is_append_only
  before update or delete or truncate on follow_up_log
  for each statement execute function refuse_to_change_what_is_written();

create view posting as
select company, account_id, payment_id as operation_id, payment_id, 'CAPTURE' as kind, amount,
       currency, approval, merchant_name, decided_at as booked_at, booked_on
  from authorization_log
 where outcome = 'APPROVED' and capture = 'AUTOMATIC'
union all
select f.company, f.account_id, f.operation_id, f.payment_id, f.kind, f.charged + f.given_back,
       a.currency, a.approval, a.merchant_name, f.decided_at, f.booked_on
  from follow_up_log f join authorization_log a using (payment_id)
 where f.charged + f.given_back > 0;
comment on view posting is
  'Each movement of money on an account: what bills and the daily files are made of. The amount is '
  'above zero; CAPTURE charges, REFUND and REVERSAL give back.';

create table fault (
  id         uuid        primary key,
  company    text        not null,
  effect     text        not null,
  message    text,
  account_id uuid        references card_account (id),
  amount     bigint      check (amount > 0),
  currency   text        check (currency ~ '^[A-Z]{3}$'),
  every      integer     check (every > 0),
  times      integer     check (times > 0),
  seen       bigint      not null default 0,
  struck     bigint      not null default 0,
  added_at   timestamptz not null,
  constraint fault_amount_is_whole check ((amount is null) = (currency is null)),
  constraint fault_strikes_as_often_as_told check (struck <= seen and struck <= times)
);
create index fault_of_company on fault (company, id);
comment on table fault is 'The fault plan: what goes wrong on purpose, and how often it has.';
comment on column fault.effect is 'A FaultEffect in JSON.';

create table magic_strike (
  message    text not null,
  id         uuid not null,
  primary key (message, id)
);
comment on table magic_strike is
  'Messages that a magic amount has struck: each is struck once, so that its repetition gets '
  'through. id is the payment''s of an authorization, otherwise the operation''s.';
