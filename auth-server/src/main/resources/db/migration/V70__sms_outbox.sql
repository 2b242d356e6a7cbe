-- The same in each service that sends SMS; a test holds them together.

create table sms_outbox (
  id           uuid        primary key,
  phone_number text        not null check (phone_number ~ '^[1-9][0-9]{6,14}$'),
  text         text        not null,
  state        text        not null check (state in ('WAITING', 'SENT', 'DELIVERED', 'FAILED')),
  perhaps_sent boolean     not null default false,
  tries        integer     not null default 0 check (tries >= 0),
  next_try_at  timestamptz,
  message_id   text,
  why          text,
  written_at   timestamptz not null,
  updated_at   timestamptz not null,
  check ((state = 'WAITING') = (next_try_at is not null)),
  check (state in ('WAITING', 'FAILED') or message_id is not null)
);
comment on table sms_outbox is
  'Messages to subscribers, each written in the transaction of what it tells. WAITING until the SMS '
  'server takes it (SENT), DELIVERED or FAILED when its receipt says so, or when a day went by.';
comment on column sms_outbox.phone_number is 'Personal data: never in a log.';
comment on column sms_outbox.perhaps_sent is
  'It was handed to the SMS server, and no answer is known: sent again, it says that it may be a repeat.';
comment on column sms_outbox.message_id is 'What the SMS server calls it.';
create index sms_outbox_due on sms_outbox (next_try_at, id) where state = 'WAITING';
create index sms_outbox_message on sms_outbox (message_id) where message_id is not null;
create index sms_outbox_done on sms_outbox (updated_at) where state <> 'WAITING';
