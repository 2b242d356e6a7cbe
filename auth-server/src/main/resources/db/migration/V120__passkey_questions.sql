create table passkey_question (
  subscriber_id uuid not null references subscriber,
  digest        bytea not null check (octet_length(digest) = 32),
  handset_id    uuid not null,
  payment_id    uuid,
  expires_at    timestamptz not null,
  primary key (subscriber_id, digest)
);
create index passkey_question_that_is_over on passkey_question (expires_at);
comment on table passkey_question is
  'What passkeys were asked and nobody has answered: an answer, right or wrong, deletes its row first.';
comment on column passkey_question.payment_id is 'Null: a passkey is to be added.';
