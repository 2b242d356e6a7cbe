-- A merchant whose tills seal the passwords that they send.

alter table merchant_terms add column sealed_passwords boolean not null default false;
comment on column merchant_terms.sealed_passwords is
  'Whether its tills have to seal passwords: what they send in clear is refused then.';
