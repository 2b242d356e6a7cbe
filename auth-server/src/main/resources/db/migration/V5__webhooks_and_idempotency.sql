-- What was asked with an Idempotency-Key.

create table idempotent_request (
  id           bytea primary key check (octet_length(id) = 32),
  caller       text not null,
  route        text not null,
  fields       jsonb not null,
  state        text not null check (state in ('RUNNING', 'DONE', 'FREE')),
  token        uuid,
  started_at   timestamptz not null,
  lease_until  timestamptz,
  status       integer check (status between 200 and 499),
  content_type text,
  body         bytea,
  check ((state = 'RUNNING') = (token is not null)),
  check ((state = 'RUNNING') = (lease_until is not null)),
  check ((state = 'DONE') = (status is not null)),
  check ((state = 'DONE') = (body is not null))
);
create index idempotent_request_by_age on idempotent_request (started_at);
comment on table idempotent_request is
  'One row for each caller, method, path and key, and its answer for seven days.';
comment on column idempotent_request.id is
  'HMAC-SHA-256 of caller, method, path and key under a key that is in no database.';
comment on column idempotent_request.fields is
  'HMAC-SHA-256 of each field; what was sent is kept nowhere.';
comment on column idempotent_request.token is
  'Who is at it: nobody else may write the answer. FREE: tried without an answer that is kept.';
comment on column idempotent_request.body is
  'AES-256-GCM for this row and status: an answer may hold a key that is shown once.';

create function refuse_other_answer() returns trigger language plpgsql as $$
begin
  if old.started_at > now() - interval '7 days' then
    raise exception 'an answer that was given is not changed for seven days'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger answer_stays_the_same
  before update of id, fields, state, token, status, content_type, body on idempotent_request
  for each row when (old.state = 'DONE')
  execute function refuse_other_answer();

-- Who is told of payments, and what they were told.

create table webhook_endpoint (
  id                   uuid primary key,
  merchant_id          uuid not null references merchant,
  url                  text not null check (length(url) between 1 and 2000),
  state                text not null check (state in ('ACTIVE', 'DISABLED', 'DELETED')),
  secret               bytea,
  earlier_secret       bytea,
  earlier_secret_until timestamptz,
  created_at           timestamptz not null,
  check ((state = 'DELETED') = (secret is null)),
  check ((earlier_secret is null) = (earlier_secret_until is null))
);
create index webhook_endpoint_of_merchant on webhook_endpoint (merchant_id)
  where state <> 'DELETED';
comment on column webhook_endpoint.secret is
  'AES-256-GCM for this endpoint under a key that is in no database; gone when it is deleted.';
comment on column webhook_endpoint.state is 'DISABLED: it answered 410 Gone.';

create table webhook_message (
  id              uuid primary key,
  merchant_id     uuid not null,
  type            text not null,
  payment_id      uuid,
  payment_version integer not null,
  payload         text not null,
  created_at      timestamptz not null
);
create index webhook_message_by_age on webhook_message (created_at);
comment on column webhook_message.payload is 'Exactly what is signed and sent.';

create table webhook_delivery (
  id          uuid primary key,
  endpoint_id uuid not null references webhook_endpoint,
  message_id  uuid not null references webhook_message on delete cascade,
  state       text not null check (state in ('WAITING', 'DELIVERED', 'GIVEN_UP', 'STOPPED')),
  round       integer not null default 1 check (round > 0),
  step        integer not null default 0 check (step >= 0),
  tries       integer not null default 0 check (tries >= 0),
  next_try_at timestamptz,
  created_at  timestamptz not null,
  unique (endpoint_id, message_id),
  check ((state = 'WAITING') = (next_try_at is not null))
);
create index webhook_delivery_of_endpoint on webhook_delivery (endpoint_id, created_at desc);
create index webhook_delivery_of_message on webhook_delivery (message_id);
comment on column webhook_delivery.round is
  'Counts how often it was begun: 1, and one more for each time that somebody asks for it again.';
comment on column webhook_delivery.step is 'How far it is in the schedule of tries of this round.';

create table webhook_try (
  delivery_id     uuid not null references webhook_delivery on delete cascade,
  number          integer not null check (number > 0),
  started_at      timestamptz not null,
  duration_millis bigint check (duration_millis >= 0),
  status          integer,
  error           text,
  primary key (delivery_id, number),
  check (duration_millis is not null or (status is null and error is null))
);
comment on table webhook_try is
  'Written before anything is sent, and completed after; one without duration was cut off.';

create function refuse_second_outcome() returns trigger language plpgsql as $$
begin
  raise exception 'how a try ended is written down once' using errcode = 'check_violation';
end $$;
create trigger try_ends_once
  before update on webhook_try
  for each row when (old.duration_millis is not null)
  execute function refuse_second_outcome();

-- db-scheduler's table for deliveries alone: however many wait, the tasks of payments do not.
create table webhook_task (
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
create index webhook_task_execution_time on webhook_task (execution_time);
create index webhook_task_last_heartbeat on webhook_task (last_heartbeat);
