create table approval_key (
  phone_id   uuid  primary key references phone,
  sealed_key bytea,
  next_key   bytea
);
comment on table approval_key is
  'Private halves of the keys that sign approvals, under AES-256-GCM by the device key.';
comment on column approval_key.next_key is
  'Drawn, and perhaps registered: it is kept before anybody is asked, and asked about again.';
