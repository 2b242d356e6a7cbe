-- Who looks after the suite at the console, and what they did there.

create table console_operator (
  id       uuid primary key,
  name     text not null check (length(name) between 1 and 40),
  role     text not null check (role in ('LOOK', 'ACT')),
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  state    text not null check (state in ('ACTIVE', 'OUT_OF_USE')),
  added_at timestamptz not null default now()
);
create unique index one_operator_of_each_name on console_operator (lower(name))
  where state = 'ACTIVE';
comment on column console_operator.key_hash is
  'SHA-256 of a key with 256 random bits, which is shown once. Nobody chooses a password.';

create table console_session (
  token       bytea primary key check (octet_length(token) = 32),
  operator_id uuid not null references console_operator,
  opened_at   timestamptz not null default now(),
  used_at     timestamptz not null default now()
);
create index console_session_by_age on console_session (opened_at);
comment on column console_session.token is 'SHA-256 of what the cookie holds.';

create table console_deed (
  id           bigint generated always as identity primary key,
  operator_id  uuid references console_operator,
  who          text not null,
  action       text not null,
  subject      text not null,
  detail       text,
  result       text not null check (result in ('ASKED', 'DONE', 'REFUSED', 'FAILED')),
  why          text,
  from_address text not null,
  at           timestamptz not null default now(),
  check ((why is null) = (result in ('ASKED', 'DONE')))
);
create index deed_on_subject on console_deed (subject, id desc);
create index wrong_sign_in on console_deed (from_address, at)
  where action = 'SIGN_IN' and result = 'REFUSED';
comment on table console_deed is
  'What operators did: a row in the transaction of each deed. Where a card company has to be asked, '
  'one row before (ASKED) and one after.';
comment on column console_deed.operator_id is
  'Null for the holder of the suite''s own key, and for who was not let in.';
create trigger console_deed_is_append_only
  before update or delete or truncate on console_deed
  for each statement execute function refuse_change();
