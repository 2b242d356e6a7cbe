-- Codes that a handset makes by itself, from a key and the time.

create table device_key (
  id               uuid primary key,
  subscriber_id    uuid not null references subscriber,
  handset_id       uuid not null references handset,
  card_token       uuid not null references card,
  state            text not null check (state in ('ACTIVE', 'ENDED')),
  ceiling          bigint not null check (ceiling > 0),
  ceiling_currency char(3) not null,
  failures         integer not null default 0 check (failures >= 0),
  locked_until     timestamptz,
  enabled_at       timestamptz not null
);
create unique index one_device_key_per_handset_and_card
  on device_key (handset_id, card_token) where state = 'ACTIVE';
create index device_key_by_age on device_key (enabled_at);
create index device_key_of_subscriber on device_key (subscriber_id) where state = 'ACTIVE';
comment on table device_key is
  'Who may make codes. The keys are nowhere: each comes from its id and a key that is in no database.';

create or replace function longest_code_life(kind text) returns interval language sql immutable strict
  return case kind
    when 'ONLINE' then interval '180 seconds'
    when 'PACK' then interval '192 hours'
    when 'DEVICE' then interval '60 seconds' end;

alter table pay_code
  add column device_key_id uuid references device_key,
  add column time_step     bigint,
  drop constraint pay_code_kind_check,
  add constraint pay_code_kind_check check (kind in ('ONLINE', 'PACK', 'DEVICE')),
  drop constraint pay_code_of_pack_is_bounded,
  add constraint pay_code_without_network_is_bounded check (kind = 'ONLINE' or ceiling is not null),
  add constraint pay_code_of_device
    check ((kind = 'DEVICE') = (num_nonnulls(device_key_id, time_step) = 2)),
  add constraint pay_code_step_once unique (device_key_id, time_step);
comment on column pay_code.time_step is 'The half minute whose code it is; each is taken once.';
