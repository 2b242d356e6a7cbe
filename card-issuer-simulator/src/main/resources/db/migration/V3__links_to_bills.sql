create table bill_link (
  key_digest bytea       primary key check (octet_length(key_digest) = 32),
  company    text        not null,
  account_id uuid        not null references card_account (id),
  expires_at timestamptz not null
);
comment on table bill_link is
  'Addresses at which cardholders read their bills. The key is in the address alone.';
