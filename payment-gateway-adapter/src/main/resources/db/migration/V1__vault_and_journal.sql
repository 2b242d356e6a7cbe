create table card (
  id          uuid        primary key,
  owner       uuid        not null,
  company     text        not null,
  last4       text        not null check (last4 ~ '^[0-9]{4}$'),
  expiry      date        not null,
  ciphertext  bytea       not null,
  fingerprint bytea       not null check (octet_length(fingerprint) = 32),
  created_at  timestamptz not null default now(),
  constraint card_once_for_each_owner unique (owner, fingerprint)
);
comment on table card is 'The only place of the suite that keeps card numbers, and only encrypted.';
comment on column card.owner is 'The subscriber whose handset brought the card.';
comment on column card.expiry is 'The last day of the month that is embossed on the card.';
comment on column card.ciphertext is
  'AES-256-GCM in Tink''s format, with the key''s id in front; bound to the row by its id.';
comment on column card.fingerprint is
  'HMAC-SHA-256 of the number under a key that is not in the database: finds the same card again.';

create table journal (
  payment_id  uuid        not null,
  kind        text        not null check (kind in ('AUTHORIZATION')),
  card        uuid        not null references card (id),
  company     text        not null,
  amount      bigint      not null check (amount > 0),
  currency    text        not null check (currency ~ '^[A-Z]{3}$'),
  sent_at     timestamptz not null default now(),
  answered_at timestamptz,
  outcome     text check (outcome in ('APPROVED', 'DECLINED', 'NOT_SENT', 'NO_ANSWER')),
  reason      text,
  approval    text,
  available   bigint,
  why         text,
  primary key (payment_id, kind),
  constraint journal_outcome_has_its_time check ((outcome is null) = (answered_at is null)),
  constraint journal_approval_is_whole check (
    (outcome is not distinct from 'APPROVED') = (approval is not null)
    and (approval is null) = (available is null)),
  constraint journal_decline_has_a_reason check (
    (outcome is not distinct from 'DECLINED') = (reason is not null)),
  constraint journal_silence_is_explained check (
    (outcome is not null and outcome in ('NOT_SENT', 'NO_ANSWER')) = (why is not null))
);
comment on table journal is
  'Every message to a card company that moves money: one insert before it, one completion after it.';
comment on column journal.sent_at is
  'When it was decided to send. A row without an outcome may have been sent and is never sent again.';
comment on column journal.available is
  'What the card could still pay after an approval, in the currency of the amount.';
