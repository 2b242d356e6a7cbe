-- Who pays (patent 110: the subscriber database).

create table subscriber (
  id           uuid primary key,
  phone_number text not null unique,
  login_id     text not null unique,
  state        text not null check (state in ('ACTIVE', 'FROZEN', 'CLOSED')),
  enrolled_at  timestamptz not null,
  version      integer not null
);

create table handset (
  id            uuid primary key,
  subscriber_id uuid not null references subscriber,
  key_hash      text not null unique,
  state         text not null check (state in ('ACTIVE', 'OUT_OF_USE')),
  version       integer not null
);
create index handset_of_subscriber on handset (subscriber_id);

create table factor (
  subscriber_id uuid not null references subscriber,
  kind          text not null check (kind in ('LOGIN_PASSWORD', 'PAYMENT_PASSWORD')),
  hash          text not null check (hash like '$argon2id$%'),
  failures      integer not null default 0 check (failures >= 0),
  locked_until  timestamptz,
  primary key (subscriber_id, kind)
);
comment on column factor.failures is
  'Counted and committed before a password is looked at; set back to 0 by a right one.';

create table card (
  token         uuid primary key,
  subscriber_id uuid not null references subscriber,
  nickname      text not null,
  company       text not null,
  last4         text not null check (last4 ~ '^[0-9]{4}$'),
  state         text not null check (state in ('ACTIVE', 'FROZEN', 'REMOVED')),
  available     bigint,
  currency      char(3),
  added_at      timestamptz not null,
  version       integer not null,
  check ((available is null) = (currency is null))
);
create index card_of_subscriber on card (subscriber_id, added_at);
comment on column card.available is
  'What the card could still pay when its company last said so; the company decides in the end.';

-- Who is paid.

create table merchant (
  id        uuid primary key,
  name      text not null,
  state     text not null check (state in ('ACTIVE', 'CLOSED')),
  opened_at timestamptz not null,
  version   integer not null
);

create table terminal (
  id           uuid primary key,
  merchant_id  uuid not null references merchant,
  label        text not null,
  api_key_hash text not null unique check (api_key_hash ~ '^[0-9a-f]{64}$'),
  state        text not null check (state in ('ACTIVE', 'OUT_OF_USE')),
  added_at     timestamptz not null,
  version      integer not null
);

-- What is shown.

create table pay_code (
  digest           bytea primary key check (octet_length(digest) = 32),
  subscriber_id    uuid not null references subscriber,
  handset_id       uuid not null references handset,
  card_token       uuid not null references card,
  merchant_id      uuid references merchant,
  ceiling          bigint check (ceiling > 0),
  ceiling_currency char(3),
  state            text not null check (state in ('LIVE', 'USED', 'VOID')),
  password_tries   integer not null default 0 check (password_tries between 0 and 3),
  issued_at        timestamptz not null,
  expires_at       timestamptz not null,
  payment_id       uuid unique,
  check ((ceiling is null) = (ceiling_currency is null)),
  check ((state = 'USED') = (payment_id is not null)),
  check (expires_at > issued_at and expires_at <= issued_at + interval '180 seconds')
);
create unique index one_live_code_per_handset_and_card
  on pay_code (handset_id, card_token) where state = 'LIVE';
comment on column pay_code.digest is
  'HMAC-SHA-256 of the digits under a key that is in no database; the digits are kept nowhere.';

-- What is paid.

create table payment (
  id              uuid primary key,
  merchant_id     uuid not null references merchant,
  terminal_id     uuid not null references terminal,
  order_id        text not null,
  amount          bigint not null check (amount > 0),
  currency        char(3) not null,
  code_digest     bytea not null,
  subscriber_id   uuid references subscriber,
  card_token      uuid references card,
  card_last4      text,
  state           text not null check (state in ('AUTHENTICATION_REQUIRED', 'REQUESTED', 'APPROVED',
                    'DECLINED', 'UNKNOWN', 'CANCELLING', 'CANCELLED', 'REVERSED')),
  decline_reason  text,
  approval_number text,
  requested_at    timestamptz not null,
  updated_at      timestamptz not null,
  check ((state = 'DECLINED') = (decline_reason is not null)),
  check (state not in ('APPROVED', 'CANCELLING', 'CANCELLED') or approval_number is not null),
  check (state in ('AUTHENTICATION_REQUIRED', 'DECLINED') or card_token is not null)
);
create unique index one_payment_per_order
  on payment (merchant_id, order_id) where state not in ('DECLINED', 'CANCELLED', 'REVERSED');
alter table pay_code add foreign key (payment_id) references payment;
comment on table payment is
  'The id is made by the till. A code that is USED names the payment that it was spent on.';

-- The table of docs/payment-states.md, for the rows that follow.
create table legal_move (
  from_state text not null,
  to_state   text not null,
  primary key (from_state, to_state)
);
insert into legal_move (from_state, to_state) values
  ('NONE', 'AUTHENTICATION_REQUIRED'), ('NONE', 'DECLINED'),
  ('AUTHENTICATION_REQUIRED', 'REQUESTED'), ('AUTHENTICATION_REQUIRED', 'DECLINED'),
  ('REQUESTED', 'APPROVED'), ('REQUESTED', 'DECLINED'), ('REQUESTED', 'UNKNOWN'),
  ('UNKNOWN', 'APPROVED'), ('UNKNOWN', 'DECLINED'), ('UNKNOWN', 'REVERSED'),
  ('APPROVED', 'CANCELLING'), ('CANCELLING', 'APPROVED'), ('CANCELLING', 'CANCELLED');

create table payment_move (
  id         bigint generated always as identity primary key,
  payment_id uuid not null references payment,
  from_state text not null,
  to_state   text not null,
  moved_at   timestamptz not null,
  reason     text,
  foreign key (from_state, to_state) references legal_move
);
create index move_of_payment on payment_move (payment_id);
comment on table payment_move is 'The life of each payment, one row for each move.';

create function refuse_illegal_move() returns trigger language plpgsql as $$
begin
  if not exists (select from legal_move where from_state = old.state and to_state = new.state) then
    raise exception 'a payment does not move from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger payment_moves_legally
  before update of state on payment
  for each row when (old.state is distinct from new.state)
  execute function refuse_illegal_move();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are evidence: they are neither changed nor deleted', tg_table_name;
end $$;
create trigger payment_move_is_append_only
  before update or delete or truncate on payment_move
  for each statement execute function refuse_change();
