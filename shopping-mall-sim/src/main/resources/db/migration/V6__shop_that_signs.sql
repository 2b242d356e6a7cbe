create table signing_key (
  one     boolean primary key default true check (one),
  present bytea,
  next    bytea,
  check (present is not null or next is not null)
);
comment on table signing_key is
  'What the shop signs its requests with (Ed25519), sealed, and the key that it drew and does not use before the auth-server knows its public half.';
