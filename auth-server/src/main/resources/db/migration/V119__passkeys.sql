-- What consumers approve with instead of a handset's own key, if they want.

create table passkey (
  subscriber_id      uuid not null references subscriber,
  id                 uuid not null,
  credential_id      bytea not null check (octet_length(credential_id) between 1 and 1023),
  credential         bytea not null,
  sign_count         bigint not null check (sign_count between 0 and 4294967295),
  is_backup_eligible boolean not null,
  label              text not null check (length(label) between 1 and 40),
  added_at           timestamptz not null default now(),
  last_used_at       timestamptz,
  primary key (subscriber_id, id),
  unique (subscriber_id, credential_id)
);
comment on column passkey.credential is
  'As authenticators write it: id and public key (COSE); the maker of the device is left out.';
comment on column passkey.sign_count is
  'Goes up with each use, or stays 0 where an authenticator does not count.';
