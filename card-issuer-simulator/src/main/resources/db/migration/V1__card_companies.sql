create table card_account (
  id           uuid        primary key,
  company      text        not null,
  holder       text        not null check (length(holder) between 1 and 100),
  credit_limit bigint      not null check (credit_limit > 0),
  used         bigint      not null default 0,
  currency     text        not null check (currency ~ '^[A-Z]{3}$'),
  opened_at    timestamptz not null,
  -- The last word on every limit, whatever the code above it does.
  constraint card_account_used_within_limit check (used between 0 and credit_limit)
);
comment on column card_account.used is
  'In minor units; always the sum of the approved amounts in authorization_log.';

create table card (
  pan_digest text primary key check (pan_digest ~ '^[0-9a-f]{64}$'),
  account_id uuid not null references card_account (id),
  last4      text not null check (last4 ~ '^[0-9]{4}$'),
  expiry     text not null check (expiry ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
create index card_of_account on card (account_id);
comment on column card.pan_digest is
  'HMAC-SHA-256 of the card number under a key that is not in this database.';
comment on column card.expiry is 'The last month in which the card is good, as yyyy-mm.';

create table authorization_log (
  payment_id      uuid        primary key,
  company         text        not null,
  pan_digest      text        not null check (pan_digest ~ '^[0-9a-f]{64}$'),
  expiry          text        not null,
  amount          bigint      not null check (amount > 0),
  currency        text        not null check (currency ~ '^[A-Z]{3}$'),
  merchant_id     uuid        not null,
  merchant_name   text        not null check (length(merchant_name) between 1 and 100),
  terminal_id     uuid        not null,
  decided_at      timestamptz not null,
  booked_on       date        not null,
  outcome         text        not null check (outcome in ('APPROVED', 'DECLINED')),
  account_id      uuid        references card_account (id),
  approval        text        check (approval ~ '^[A-Z0-9]{6}$'),
  available_after bigint      check (available_after >= 0),
  decline_reason  text,
  constraint authorization_log_outcome_is_whole check (
    case outcome
      when 'APPROVED' then num_nonnulls(account_id, approval, available_after) = 3
                           and decline_reason is null
      else num_nonnulls(account_id, approval, available_after) = 0
           and decline_reason is not null
    end)
);
comment on table authorization_log is
  'What this side was asked and what it answered, once for each payment id, refusals too; an '
  'approved row is the posting on the cardholder''s account. Append-only.';
comment on column authorization_log.pan_digest is
  'The card as it was asked for; it need not be one of ours.';
comment on column authorization_log.booked_on is
  'The day of decided_at in the company''s time zone: approval numbers are unique within it.';
comment on column authorization_log.available_after is
  'Part of the answer, kept so that the same question has the same answer.';

create unique index authorization_log_approval_once_a_day
  on authorization_log (company, booked_on, approval) where approval is not null;
create index authorization_log_bill
  on authorization_log (account_id, decided_at) where outcome = 'APPROVED';

create function refuse_to_change_the_log() returns trigger language plpgsql as $$
begin
  raise exception 'authorization_log is append-only: % is refused', tg_op;
end $$;

create trigger authorization_log_is_append_only
  before update or delete or truncate on authorization_log
  for each statement execute function refuse_to_change_the_log();
