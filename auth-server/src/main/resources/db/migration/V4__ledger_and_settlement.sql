-- On what terms a merchant is paid: the latest row counts, the earlier ones explain earlier fees.

create table merchant_terms (
  id                  bigint generated always as identity primary key,
  merchant_id         uuid not null references merchant,
  fee_basis_points    integer not null check (fee_basis_points between 0 and 10000),
  time_zone           text not null,
  cut_off             time not null check (extract(second from cut_off) = 0),
  acknowledge_seconds integer check (acknowledge_seconds between 5 and 600),
  agreed_at           timestamptz not null default now()
);
create index terms_of_merchant on merchant_terms (merchant_id, id desc);
comment on column merchant_terms.cut_off is
  'A business day begins at this time of its date, and ends at this time of the next date.';

-- What is owed to whom.

create table ledger_account (
  id       bigint generated always as identity primary key,
  kind     text not null check (kind in ('HOLD_AT_COMPANY', 'HOLD_FOR_MERCHANT',
             'COMPANY_RECEIVABLE', 'MERCHANT_PAYABLE', 'FEE_INCOME', 'MERCHANT_PAID_OUT')),
  owner    text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  unique (kind, owner, currency)
);
comment on table ledger_account is
  'Made on first use, never changed. The two of kind HOLD are memo accounts: nothing is owed yet.';

create table ledger_transaction (
  id                   bigint generated always as identity primary key,
  kind                 text not null check (kind in ('HOLD', 'CAPTURE', 'RELEASE', 'REFUND',
                         'REVERSAL', 'PAYOUT')),
  operation            uuid not null,
  payment_id           uuid references payment,
  merchant_id          uuid not null,
  company              text,
  currency             text not null,
  booked_at            timestamptz not null default now(),
  database_transaction xid8 not null,
  unique (operation, kind),
  unique (id, currency),
  check ((kind = 'PAYOUT') = (payment_id is null)),
  check ((payment_id is null) = (company is null))
);
create index ledger_of_payment on ledger_transaction (payment_id);
create index ledger_by_database_transaction on ledger_transaction (database_transaction);
create index ledger_of_company on ledger_transaction (company, booked_at)
  where kind in ('CAPTURE', 'REFUND', 'REVERSAL');
comment on column ledger_transaction.operation is
  'Of a hold, and of a capture that came with the authorization: the payment''s own uuid. Of a payout: the settlement.';
comment on column ledger_transaction.merchant_id is
  'No foreign key: it would lock the merchant''s row for each payment. A trigger compares the payment.';
comment on column ledger_transaction.database_transaction is
  'Says which rows a snapshot cannot miss: ids are drawn in one order and committed in another.';

create table ledger_entry (
  transaction_id bigint not null,
  account_id     bigint not null,
  currency       text not null,
  amount         bigint not null check (amount <> 0),
  primary key (transaction_id, account_id),
  foreign key (transaction_id, currency) references ledger_transaction (id, currency)
);
create index entry_of_account on ledger_entry (account_id) include (amount);
comment on column ledger_entry.amount is
  'Debit above zero, credit below: what companies owe us is positive, what we owe merchants negative.';
comment on column ledger_entry.account_id is
  'No foreign key: it would lock the account''s row for each payment. Accounts are never deleted.';

create function prepare_ledger_transaction() returns trigger language plpgsql as $$
begin
  new.database_transaction := pg_current_xact_id();
  return new;
end $$;
create trigger ledger_transaction_knows_its_snapshot
  before insert on ledger_transaction
  for each row execute function prepare_ledger_transaction();

create function check_ledger_entry() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger_transaction
                  where id = new.transaction_id
                    and database_transaction = pg_current_xact_id()) then
    raise exception 'ledger transaction % is complete: nothing is added to it', new.transaction_id
      using errcode = 'check_violation';
  end if;
  if not exists (select from ledger_account
                  where id = new.account_id and currency = new.currency) then
    raise exception 'there is no ledger account % in %', new.account_id, new.currency
      using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger ledger_entry_belongs
  before insert on ledger_entry
  for each row execute function check_ledger_entry();

create function check_ledger_entries_balance() returns trigger language plpgsql as $$
begin
  if (select sum(amount) from ledger_entry where transaction_id = new.transaction_id) <> 0 then
    raise exception 'ledger transaction % does not balance', new.transaction_id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_entries_balance
  after insert on ledger_entry deferrable initially deferred
  for each row execute function check_ledger_entries_balance();

-- What merchants are still to be paid, and what they were.

create table settlement_due (
  ledger_transaction_id bigint primary key references ledger_transaction,
  merchant_id           uuid not null,
  currency              text not null,
  kind                  text not null,
  gross                 bigint not null,
  fee                   bigint not null,
  booked_at             timestamptz not null
);
create index due_of_merchant on settlement_due (merchant_id, booked_at);
comment on table settlement_due is
  'Written by the database with each transaction that moved money; a batch takes rows away, nothing else can.';

create table settlement_batch (
  id                   uuid primary key,
  merchant_id          uuid not null references merchant,
  business_day         date not null,
  currency             text not null,
  number               integer not null check (number > 0),
  time_zone            text not null,
  items                integer not null check (items > 0),
  captured             bigint not null check (captured >= 0),
  refunded             bigint not null check (refunded >= 0),
  reversed             bigint not null check (reversed >= 0),
  fees                 bigint not null,
  net                  bigint not null,
  closed_at            timestamptz not null default now(),
  database_transaction xid8 not null default pg_current_xact_id(),
  unique (merchant_id, business_day, currency, number),
  check (net = captured - refunded - reversed - fees)
);
comment on column settlement_batch.number is
  'Counts within the day: what is booked late, or after a close on demand, comes in the next.';
comment on column settlement_batch.time_zone is
  'The merchant''s on closing, so that the file stays the same when the merchant moves.';

create table settlement_item (
  ledger_transaction_id bigint primary key references ledger_transaction,
  batch_id              uuid not null references settlement_batch,
  gross                 bigint not null,
  fee                   bigint not null
);
create index item_of_batch on settlement_item (batch_id);
comment on table settlement_item is 'The primary key puts each ledger transaction in one batch.';

create function check_ledger_transaction() returns trigger language plpgsql as $$
declare
  posted record;
  stands record;
begin
  select count(*) as entries, sum(e.amount) as total,
         coalesce(sum(e.amount) filter (where a.kind = 'COMPANY_RECEIVABLE'), 0) as gross,
         coalesce(-sum(e.amount) filter (where a.kind = 'FEE_INCOME'), 0) as fee
    into posted
    from ledger_entry e join ledger_account a on a.id = e.account_id
   where e.transaction_id = new.id;
  if posted.entries = 0 or posted.total <> 0 then
    raise exception 'ledger transaction % does not balance, or has no entries', new.id
      using errcode = 'check_violation';
  end if;
  if new.payment_id is null then
    return null;
  end if;
  if not exists (select from payment where id = new.payment_id and merchant_id = new.merchant_id) then
    raise exception 'payment % is of another merchant', new.payment_id
      using errcode = 'check_violation';
  end if;
  select coalesce(sum(e.amount) filter (where a.kind = 'HOLD_AT_COMPANY'), 0) as held,
         coalesce(sum(e.amount) filter (where a.kind = 'COMPANY_RECEIVABLE'), 0) as captured
    into stands
    from ledger_transaction t
    join ledger_entry e on e.transaction_id = t.id
    join ledger_account a on a.id = e.account_id
   where t.payment_id = new.payment_id;
  if stands.held < 0 or stands.captured < 0 then
    raise exception 'payment %: more is captured than was held, or given back than was captured',
      new.payment_id using errcode = 'check_violation';
  end if;
  if posted.gross <> 0 or posted.fee <> 0 then
    insert into settlement_due
    values (new.id, new.merchant_id, new.currency, new.kind, posted.gross, posted.fee, new.booked_at);
  end if;
  return null;
end $$;
create constraint trigger ledger_transaction_balances
  after insert on ledger_transaction deferrable initially deferred
  for each row execute function check_ledger_transaction();

create function check_due_is_settled() returns trigger language plpgsql as $$
begin
  if not exists (select from settlement_item
                  where ledger_transaction_id = old.ledger_transaction_id) then
    raise exception 'ledger transaction % would be in no settlement', old.ledger_transaction_id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger due_is_settled
  after delete on settlement_due deferrable initially deferred
  for each row execute function check_due_is_settled();

create function check_settlement_item() returns trigger language plpgsql as $$
begin
  if not exists (select from settlement_batch
                  where id = new.batch_id and database_transaction = pg_current_xact_id()) then
    raise exception 'settlement % is closed: nothing is added to it', new.batch_id
      using errcode = 'check_violation';
  end if;
  if exists (select from settlement_due
              where ledger_transaction_id = new.ledger_transaction_id) then
    raise exception 'ledger transaction % is settled and still due', new.ledger_transaction_id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger settlement_item_came_with_its_batch
  after insert on settlement_item deferrable initially deferred
  for each row execute function check_settlement_item();

create function check_settlement_batch() returns trigger language plpgsql as $$
declare
  sums record;
begin
  with item as (
    select t.kind, t.merchant_id, t.currency, i.gross, i.fee,
           sum(e.amount) filter (where a.kind = 'COMPANY_RECEIVABLE') as booked_gross,
           -sum(e.amount) filter (where a.kind = 'FEE_INCOME') as booked_fee
      from settlement_item i
      join ledger_transaction t on t.id = i.ledger_transaction_id
      join ledger_entry e on e.transaction_id = t.id
      join ledger_account a on a.id = e.account_id
     where i.batch_id = new.id
     group by t.id, i.ledger_transaction_id)
  select count(*) as items,
         coalesce(sum(gross) filter (where kind = 'CAPTURE'), 0) as captured,
         coalesce(-sum(gross) filter (where kind = 'REFUND'), 0) as refunded,
         coalesce(-sum(gross) filter (where kind = 'REVERSAL'), 0) as reversed,
         sum(fee) as fees,
         bool_and(merchant_id = new.merchant_id and currency = new.currency
           and gross = coalesce(booked_gross, 0) and fee = coalesce(booked_fee, 0)) as as_booked
    into sums
    from item;
  if (sums.items, sums.captured, sums.refunded, sums.reversed, sums.fees, sums.as_booked)
     is distinct from (new.items::bigint, new.captured::numeric, new.refunded::numeric,
                       new.reversed::numeric, new.fees::numeric, true) then
    raise exception 'settlement % is not the sum of what the ledger says', new.id
      using errcode = 'check_violation';
  end if;
  if new.net <> coalesce((
       select sum(e.amount)
         from ledger_transaction t
         join ledger_entry e on e.transaction_id = t.id
         join ledger_account a on a.id = e.account_id and a.kind = 'MERCHANT_PAYABLE'
        where t.operation = new.id and t.kind = 'PAYOUT'
          and t.merchant_id = new.merchant_id and t.currency = new.currency), 0) then
    raise exception 'settlement % is not paid out as it says', new.id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger settlement_batch_agrees_with_the_ledger
  after insert on settlement_batch deferrable initially deferred
  for each row execute function check_settlement_batch();

-- Balances, rolled up to where no transaction is running any more.

create table ledger_horizon (
  only_one boolean primary key default true check (only_one),
  horizon  xid8 not null
);
insert into ledger_horizon (horizon) values ('0');
comment on column ledger_horizon.horizon is
  'All entries of database transactions below it are in ledger_balance, and none can be added there.';

create table ledger_balance (
  account_id   bigint primary key references ledger_account,
  balance      bigint not null,
  rolled_up_at timestamptz not null
);

-- Whether the card company's books, the adapter's journal and ours say the same.

create table company_file_line (
  company    text not null,
  day        date not null,
  line       integer not null,
  kind       text not null check (kind in ('CAPTURE', 'REFUND', 'REVERSAL')),
  operation  uuid not null,
  payment_id uuid not null,
  amount     bigint not null check (amount >= 0),
  currency   text not null,
  approval   text not null,
  booked_at  timestamptz not null,
  primary key (company, day, line)
);
create index line_of_operation on company_file_line (company, operation, kind);
comment on table company_file_line is
  'The latest file of each day. An operation that stands in two lines counts twice, as it should.';

create table reconciliation_run (
  id          uuid primary key,
  company     text not null,
  day         date not null,
  day_ends    timestamptz not null,
  started_at  timestamptz not null,
  recorded_at timestamptz not null default now(),
  matched     integer not null,
  exceptions  integer not null,
  closed      integer not null
);
create index run_of_day on reconciliation_run (company, day, started_at);

create table reconciliation_item (
  company          text not null,
  operation        uuid not null,
  kind             text not null check (kind in ('CAPTURE', 'REFUND', 'REVERSAL')),
  payment_id       uuid not null,
  here_payment     uuid,
  here_amount      bigint,
  here_currency    text,
  journal_payment  uuid,
  journal_amount   bigint,
  journal_currency text,
  there_payment    uuid,
  there_amount     bigint,
  there_currency   text,
  state            text not null default 'NEW' check (state in ('NEW', 'MATCHED', 'EXCEPTION')),
  exception        text check (exception in ('MISSING_THERE', 'MISSING_HERE', 'MISSING_IN_JOURNAL',
                     'AMOUNT_DIFFERS', 'STATE_DIFFERS')),
  noticed_at       timestamptz,
  closed_at        timestamptz,
  last_run         uuid not null,
  primary key (company, operation, kind),
  check ((exception is null) = (noticed_at is null)),
  check (state <> 'EXCEPTION' or (exception is not null and closed_at is null)),
  check (state = 'EXCEPTION' or (exception is null) = (closed_at is null))
);
create index item_of_payment on reconciliation_item (company, payment_id);
create index item_of_run on reconciliation_item (last_run);
create index open_exception on reconciliation_item (company, noticed_at) where state = 'EXCEPTION';

create table reconciliation_finding (
  run_id           uuid not null references reconciliation_run,
  operation        uuid not null,
  kind             text not null,
  payment_id       uuid not null,
  here_amount      bigint,
  here_currency    text,
  journal_amount   bigint,
  journal_currency text,
  there_amount     bigint,
  there_currency   text,
  state            text not null check (state in ('MATCHED', 'EXCEPTION')),
  exception        text,
  noticed_at       timestamptz,
  closed_at        timestamptz,
  primary key (run_id, operation, kind)
);
comment on table reconciliation_finding is 'Each item as a run found it: a report never changes.';

-- What is written here stays. The owner of the tables is held by triggers, everybody else by grants.

do $$
declare
  evidence text;
begin
  foreach evidence in array array['merchant_terms', 'ledger_account', 'ledger_transaction',
    'ledger_entry', 'settlement_batch', 'settlement_item', 'reconciliation_run',
    'reconciliation_finding'] loop
    execute format('create trigger %I before update or delete or truncate on %I '
      'for each statement execute function refuse_change()', evidence || '_is_append_only', evidence);
  end loop;
end $$;
create trigger settlement_due_is_only_taken_away
  before update or truncate on settlement_due
  for each statement execute function refuse_change();

create procedure restrict_application(application name) language plpgsql as $$
declare
  evidence text;
begin
  foreach evidence in array array['payment_move', 'merchant_terms', 'ledger_account',
    'ledger_transaction', 'ledger_entry', 'settlement_batch', 'settlement_item',
    'reconciliation_run', 'reconciliation_finding'] loop
    execute format('revoke all on %I from %I', evidence, application);
    execute format('grant select, insert on %I to %I', evidence, application);
  end loop;
  execute format('revoke all on settlement_due, ledger_horizon, ledger_balance, '
    'reconciliation_item, company_file_line from %I', application);
  execute format('grant select, insert, delete on settlement_due to %I', application);
  execute format('grant select, update on ledger_horizon to %I', application);
  execute format('grant select, insert, update on ledger_balance, reconciliation_item to %I',
    application);
  execute format('grant select, insert, delete on company_file_line to %I', application);
end $$;
revoke execute on procedure restrict_application from public;
comment on procedure restrict_application is
  'Called by the owner, for the role that the service logs in as, after whatever else it is granted.';
