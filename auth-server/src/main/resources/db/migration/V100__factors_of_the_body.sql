-- What proves a consumer beside a password. Tries are counted in one table, whatever the factor.

alter table factor drop constraint factor_kind_check;
alter table factor alter column hash drop not null;
alter table factor
  add constraint factor_kind_check check
    (kind in ('LOGIN_PASSWORD', 'PAYMENT_PASSWORD', 'FINGERPRINT', 'IRIS', 'VOICE')),
  add constraint only_passwords_have_a_hash check
    ((hash is null) = (kind in ('FINGERPRINT', 'IRIS', 'VOICE')));

create table body_template (
  id            uuid not null,
  subscriber_id uuid not null references subscriber,
  factor        text not null check (factor in ('FINGERPRINT', 'IRIS', 'VOICE')),
  label         text not null check (length(label) between 1 and 40),
  sealed        bytea not null check (octet_length(sealed) <= 65536),
  enrolled_at   timestamptz not null default now(),
  primary key (subscriber_id, id)
);
create index body_template_of_subscriber on body_template (subscriber_id, factor);
comment on column body_template.sealed is
  'AES-256-GCM under a key that is in no database, with the id of the row and of its owner.';

create table factor_challenge (
  id            uuid not null,
  subscriber_id uuid not null references subscriber,
  factor        text not null check (factor in ('PASSWORD', 'FINGERPRINT', 'IRIS', 'VOICE')),
  purpose       text not null,
  prompt        text not null check (prompt ~ '^[0-9]{0,10}$'),
  expires_at    timestamptz not null,
  primary key (subscriber_id, id)
);
create index challenge_that_is_over on factor_challenge (expires_at);
comment on table factor_challenge is
  'Questions that nobody has answered yet: an answer, right or wrong, deletes its row first.';

create table seen_capture (
  subscriber_id uuid not null references subscriber,
  digest        bytea not null check (octet_length(digest) = 32),
  primary key (subscriber_id, digest)
);
comment on table seen_capture is
  'Keyed digests of captures: no sensor takes the same bits twice, so the second is a replay.';

create table factor_ceiling (
  subscriber_id uuid not null references subscriber,
  factor        text not null check (factor in ('FINGERPRINT', 'IRIS', 'VOICE')),
  amount        bigint not null check (amount >= 0),
  currency      char(3) not null,
  primary key (subscriber_id, factor)
);
comment on table factor_ceiling is
  'Up to what a factor is enough for this subscriber, below what the operator allows.';
