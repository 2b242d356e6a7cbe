-- The card of somebody who left: its row stays, because the journal names it, and its number goes.

alter table card
  add column erased_at timestamptz,
  alter column expiry drop not null,
  alter column ciphertext drop not null,
  alter column fingerprint drop not null,
  add constraint erased_card_has_no_number check
    (num_nonnulls(expiry, ciphertext, fingerprint) = case when erased_at is null then 3 else 0 end);
comment on column card.erased_at is
  'Since when the number is gone. Which company it was of is still known, for money that is given back.';
