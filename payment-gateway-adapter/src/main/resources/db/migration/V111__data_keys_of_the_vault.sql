create table vault_key (
  number  integer     primary key check (number > 0),
  label   text        not null check (label <> ''),
  wrapped bytea       not null,
  made_at timestamptz not null default now()
);
comment on table vault_key is
  'Data keys of the vault that a token wraps (PKCS#11); empty where the key is in a file. Without a row its cards cannot be read: rows are not deleted.';
comment on column vault_key.number is 'Stands before what it has encrypted.';
comment on column vault_key.label is 'Of the token''s key that wraps it.';
comment on column vault_key.wrapped is
  'AES-256-GCM by the token: 12 bytes of nonce, the key, the tag; bound to number and label.';
