alter table till
  add column signing_key      bytea,
  add column next_signing_key bytea;
comment on column till.signing_key is
  'What the till signs its requests with (Ed25519), sealed as its API key is; without one it does not sign.';
comment on column till.next_signing_key is
  'A key that was drawn and is not used before the auth-server knows its public half.';
