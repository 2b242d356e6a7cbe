create table phone (
  id             uuid        primary key,
  phone_number   varchar(15) not null unique check (phone_number ~ '^[1-9][0-9]{6,14}$'),
  screen_width   integer     not null check (screen_width between 16 and 4096),
  screen_height  integer     not null check (screen_height between 16 and 4096),
  sealed_key     bytea       not null,
  switched_on_at timestamptz not null default now()
);
comment on table phone is 'Phones that are switched on. Cards, codes and sessions are not kept.';
comment on column phone.sealed_key is
  'The handset key under AES-256-GCM, bound to the phone: in another row it cannot be opened.';

create table sms (
  id          uuid        primary key,
  phone_id    uuid        not null references phone,
  text        text        not null,
  sent_at     timestamptz not null,
  received_at timestamptz not null default now()
);
comment on column sms.id is 'Made by the sender, who repeats until it is acknowledged.';
create index sms_of_a_phone on sms (phone_id, received_at desc, id desc);
