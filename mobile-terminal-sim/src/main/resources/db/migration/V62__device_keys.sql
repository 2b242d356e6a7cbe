create table device_key (
  phone_id   uuid   not null references phone,
  card_token uuid   not null,
  key_id     uuid   not null,
  sealed_key bytea  not null,
  card_last4 text   not null,
  offset_ms  bigint not null,
  primary key (phone_id, card_token)
);
comment on column device_key.sealed_key is 'Under AES-256-GCM by the device key, bound to its id.';
comment on column device_key.offset_ms is 'What the phone''s clock lacked when it was last told the time.';
