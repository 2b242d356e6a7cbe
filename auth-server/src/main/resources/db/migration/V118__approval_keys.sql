-- Keys by which handsets sign what their owners approve, and the questions that are open.

create table approval_key (
  subscriber_id uuid not null references subscriber,
  handset_id    uuid not null,
  public_key    bytea not null check (octet_length(public_key) = 32),
  registered_at timestamptz not null default now(),
  ended_at      timestamptz,
  primary key (subscriber_id, handset_id, public_key)
);
create unique index one_approval_key_per_handset
  on approval_key (subscriber_id, handset_id) where ended_at is null;
comment on table approval_key is
  'Public halves (Ed25519). One counts while its handset is in use; an ended one never comes back.';

create table approval_question (
  nonce         uuid not null,
  subscriber_id uuid not null references subscriber,
  handset_id    uuid not null,
  payment_id    uuid not null,
  expires_at    timestamptz not null,
  primary key (subscriber_id, nonce)
);
create index approval_question_that_is_over on approval_question (expires_at);
comment on table approval_question is
  'Questions that nobody has answered yet: an answer, right or wrong, deletes its row first.';
