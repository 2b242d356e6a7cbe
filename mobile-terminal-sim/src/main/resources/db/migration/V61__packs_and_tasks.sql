alter table phone add column connected boolean not null default true;
comment on table phone is
  'Phones that are switched on. Cards and sessions are not kept; codes only of packs, and sealed.';
comment on column phone.connected is 'Without a network a phone asks nobody, and shows what it has.';

create table pack_plan (
  phone_id           uuid        not null references phone,
  card_token         uuid        not null,
  codes              integer     not null check (codes > 0),
  refill_at          integer     not null check (refill_at between 0 and codes - 1),
  period             text        not null check (period in ('DAY', 'WEEK')),
  ceiling            bigint      not null check (ceiling > 0),
  ceiling_currency   char(3)     not null,
  public_key         text        not null,
  sealed_private_key bytea       not null,
  next_at            timestamptz not null default now(),
  trouble            text,
  primary key (phone_id, card_token)
);
comment on column pack_plan.sealed_private_key is
  'What opens the packs of this phone and card, under AES-256-GCM by the device key.';

create table held_pack (
  id          uuid        primary key,
  phone_id    uuid        not null,
  card_token  uuid        not null,
  card_last4  text        not null,
  confirmed   boolean     not null default false,
  received_at timestamptz not null,
  expires_at  timestamptz not null,
  foreign key (phone_id, card_token) references pack_plan
);
create index held_pack_of_a_pocket on held_pack (phone_id, card_token, received_at desc);

create table held_code (
  pack_id  uuid    not null references held_pack on delete cascade,
  serial   integer not null check (serial > 0),
  sealed   bytea   not null,
  shown_at timestamptz,
  primary key (pack_id, serial)
);
comment on column held_code.sealed is
  'The code under AES-256-GCM by the device key, bound to its place in the pack.';
comment on column held_code.shown_at is 'Written before the code is shown; then it is shown no more.';

-- The table of db-scheduler 16, without the priorities that are not used here.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
