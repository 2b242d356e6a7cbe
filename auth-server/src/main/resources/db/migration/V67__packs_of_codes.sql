-- Packs: codes that a handset downloads and shows without a network.

create function longest_code_life(kind text) returns interval language sql immutable strict
  return case kind when 'ONLINE' then interval '180 seconds' when 'PACK' then interval '192 hours' end;
comment on function longest_code_life is
  'How long a code may live, by its kind: no row of pay_code lives longer. In hours, since a day of a '
  'session''s time zone may have 23 of them.';

create table code_pack (
  id               uuid primary key,
  subscriber_id    uuid not null references subscriber,
  handset_id       uuid not null references handset,
  card_token       uuid not null references card,
  state            text not null check (state in ('OFFERED', 'CONFIRMED', 'ENDED')),
  period           text not null check (period in ('DAY', 'WEEK')),
  size             integer not null check (size between 1 and 100),
  ceiling          bigint not null check (ceiling > 0),
  ceiling_currency char(3) not null,
  offered_at       timestamptz not null,
  confirmed_at     timestamptz,
  expires_at       timestamptz not null,
  check (state <> 'CONFIRMED' or confirmed_at is not null)
);
create unique index one_offered_pack_per_handset_and_card
  on code_pack (handset_id, card_token) where state = 'OFFERED';
create unique index one_confirmed_pack_per_handset_and_card
  on code_pack (handset_id, card_token) where state = 'CONFIRMED';
create index pack_of_subscriber on code_pack (subscriber_id) where state <> 'ENDED';
comment on table code_pack is
  'A handset has two packs at most for a card: the one that it confirmed, and the one offered since.';

alter table pay_code
  add column kind    text not null default 'ONLINE' check (kind in ('ONLINE', 'PACK')),
  add column pack_id uuid references code_pack,
  add column serial  integer check (serial > 0),
  drop constraint pay_code_check2,
  add constraint pay_code_life
    check (expires_at > issued_at and expires_at <= issued_at + longest_code_life(kind)),
  add constraint pay_code_of_pack check ((kind = 'PACK') = (num_nonnulls(pack_id, serial) = 2)),
  add constraint pay_code_of_pack_is_bounded check (kind <> 'PACK' or ceiling is not null),
  add constraint pay_code_serial unique (pack_id, serial);

drop index one_live_code_per_handset_and_card;
create unique index one_live_code_per_handset_and_card
  on pay_code (handset_id, card_token) where state = 'LIVE' and kind = 'ONLINE';

-- Whatever the code does: no payment by a code of a pack goes on without a factor.
create function refuse_unproved_pack_code() returns trigger language plpgsql as $$
begin
  if exists (select from pay_code where payment_id = new.id and kind <> 'ONLINE') then
    raise exception 'payment % is by a code that is never paid without a factor', new.id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger pack_code_is_proved
  before update of without_password on payment
  for each row when (new.without_password)
  execute function refuse_unproved_pack_code();
