create table handset_session (
  id           uuid primary key,
  subscriber   uuid not null,
  handset      uuid not null,
  phone_number text not null check (phone_number ~ '^[1-9][0-9]{6,14}$'),
  started_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  ended_at     timestamptz,
  check (expires_at > started_at)
);
comment on table handset_session is
  'Who signed in. A session is alive while ended_at is null and expires_at is after now().';
comment on column handset_session.phone_number is
  'Where notices go, digits with the country code. Personal data: never in a log.';

create table issued_code (
  id         uuid primary key,
  session_id uuid not null references handset_session,
  subscriber uuid not null,
  handset    uuid not null,
  card       uuid not null,
  expires_at timestamptz not null,
  issued_at  timestamptz not null
);
comment on table issued_code is
  'That a code was given to a handset. Its digits are nowhere, its digest is with the auth-server.';
comment on column issued_code.expires_at is
  'As the auth-server said, by the clock of its own database.';
create index issued_code_session on issued_code (session_id);

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
comment on table scheduled_tasks is
  'Work that must not be lost: each row is picked up by exactly one instance, and is deleted when done.';
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
