-- Paying at an internet shop.

alter table terminal
  add column channel text not null default 'STORE' check (channel in ('STORE', 'ONLINE'));
comment on column terminal.channel is
  'ONLINE: an internet shop''s server, whose consumers pay on the payment screen.';

alter table pay_code
  add column channel text not null default 'STORE' check (channel in ('STORE', 'ONLINE')),
  add constraint pay_code_without_network_is_for_tills check (kind = 'ONLINE' or channel = 'STORE');

-- Whatever the code does: nothing is paid at an internet shop without a factor either.
create or replace function refuse_unproved_pack_code() returns trigger language plpgsql as $$
begin
  if exists (select from pay_code
              where payment_id = new.id and (kind <> 'ONLINE' or channel = 'ONLINE')) then
    raise exception 'payment % is by a code that is never paid without a factor', new.id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- The second table of docs/payment-states.md.
create table legal_checkout_move (
  from_state text not null,
  to_state   text not null,
  primary key (from_state, to_state)
);
insert into legal_checkout_move (from_state, to_state) values
  ('OPEN', 'PROCESSING'), ('OPEN', 'EXPIRED'), ('OPEN', 'CANCELLED'),
  ('PROCESSING', 'OPEN'), ('PROCESSING', 'PAID'), ('PROCESSING', 'EXPIRED');

create table checkout_session (
  id          uuid primary key,
  merchant_id uuid not null references merchant,
  terminal_id uuid not null references terminal,
  order_id    text not null,
  amount      bigint not null check (amount > 0),
  currency    char(3) not null,
  lines       text not null,
  return_url  text not null check (length(return_url) between 1 and 2000),
  cancel_url  text not null check (length(cancel_url) between 1 and 2000),
  screen      bytea not null unique check (octet_length(screen) = 32),
  state       text not null
              check (state in ('OPEN', 'PROCESSING', 'PAID', 'EXPIRED', 'CANCELLED')),
  version     integer not null default 1 check (version > 0),
  refusals    integer not null default 0 check (refusals between 0 and 10),
  payment_id  uuid unique,
  code_digest bytea,
  opened_at   timestamptz not null,
  expires_at  timestamptz not null,
  updated_at  timestamptz not null,
  check (state not in ('PROCESSING', 'PAID') or payment_id is not null),
  check ((payment_id is null) = (code_digest is null)),
  check (refusals < 10 or state = 'EXPIRED'),
  check (expires_at between opened_at + interval '60 seconds' and opened_at + interval '1 hour')
);
create unique index one_checkout_per_order on checkout_session (merchant_id, order_id)
  where state in ('OPEN', 'PROCESSING', 'PAID');
create index checkout_of_merchant on checkout_session (merchant_id, opened_at desc, id desc);
create index checkout_undecided on checkout_session (expires_at)
  where state in ('OPEN', 'PROCESSING');
comment on column checkout_session.screen is
  'SHA-256 of what stands in the address of its payment screen; the address is nowhere.';
comment on column checkout_session.payment_id is
  'What runs or was approved, or was refused last; saved before the payment is written.';
comment on column checkout_session.lines is 'JSON, as the consumer reads it.';

create function refuse_illegal_checkout() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a checkout session is not deleted' using errcode = 'check_violation';
  end if;
  if not exists (select from legal_checkout_move
                  where from_state = old.state and to_state = new.state) then
    raise exception 'a checkout session does not move from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  if (old.id, old.merchant_id, old.terminal_id, old.order_id, old.amount, old.currency, old.lines,
      old.return_url, old.cancel_url, old.screen, old.opened_at, old.expires_at, old.version + 1)
     is distinct from
     (new.id, new.merchant_id, new.terminal_id, new.order_id, new.amount, new.currency, new.lines,
      new.return_url, new.cancel_url, new.screen, new.opened_at, new.expires_at, new.version)
     or (old.payment_id is distinct from new.payment_id) <> (new.state = 'PROCESSING') then
    raise exception 'a checkout session stays as it was opened' using errcode = 'check_violation';
  end if;
  if new.state = 'PAID' and not exists (
      select from payment
       where id = new.payment_id and state = 'APPROVED' and merchant_id = new.merchant_id
         and order_id = new.order_id and amount = new.amount and currency = new.currency) then
    raise exception 'no approved payment pays this checkout session'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger checkout_moves_legally
  before update or delete on checkout_session
  for each row execute function refuse_illegal_checkout();
