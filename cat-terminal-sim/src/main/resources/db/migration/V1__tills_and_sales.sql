create table till (
  id            uuid primary key,
  merchant_name text        not null check (length(merchant_name) between 1 and 64),
  terminal      uuid        not null,
  sealed_key    bytea       not null,
  installed_at  timestamptz not null
);

comment on column till.sealed_key is
  'The terminal''s API key, AES-256-GCM by Tink; the associated data is the till''s id, so that a '
  'key moved to another row cannot be opened.';

create table sale (
  payment_id       uuid primary key,
  till_id          uuid        not null references till,
  order_id         text        not null check (order_id ~ '^[A-Za-z0-9._-]{1,64}$'),
  amount           bigint      not null check (amount > 0),
  currency         text        not null check (currency ~ '^[A-Z]{3}$'),
  state            text        not null check (state in ('OPEN', 'APPROVED', 'ALREADY_PAID',
                                 'PAID_WITH_OTHER_AMOUNT', 'EARLIER_UNDECIDED',
                                 'DECLINED', 'REFUSED', 'CANCELLED', 'REVERSED')),
  standing_payment uuid        not null,
  approval         text        check (approval ~ '^[A-Z0-9]{6}$'),
  card_last4       text        check (card_last4 ~ '^[0-9]{4}$'),
  decline_reason   text,
  problem_code     text        check (problem_code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  next_step        text,
  opened_at        timestamptz not null,
  updated_at       timestamptz not null,
  check ((standing_payment <> payment_id) = (state = 'ALREADY_PAID')),
  check ((approval is not null) = (state in ('APPROVED', 'ALREADY_PAID'))),
  check ((decline_reason is not null) = (state = 'DECLINED')),
  check ((problem_code is not null)
         = (state in ('PAID_WITH_OTHER_AMOUNT', 'EARLIER_UNDECIDED', 'REFUSED')))
);

create index sale_of_till on sale (till_id, opened_at);

comment on table sale is
  'A row is committed before its payment id is sent anywhere. There is no column for the pay code '
  'or the password: neither is ever stored here.';
comment on column sale.standing_payment is
  'The payment that charged the order: this one, or for ALREADY_PAID an earlier one.';
