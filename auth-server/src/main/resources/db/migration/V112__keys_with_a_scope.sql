-- What API keys are for, by what they are known, and when they were used.

create table api_key (
  hash    text primary key check (hash ~ '^[0-9a-f]{64}$'),
  prefix  text check (length(prefix) between 4 and 12),
  scopes  text check (scopes ~ '^(READ|PAY|REFUND)( (READ|PAY|REFUND)){0,2}$'),
  made_at timestamptz not null default now(),
  used_at timestamptz
);
comment on table api_key is
  'By the hash of the key, whosever it is: what belongs to whom says its own table. A key without a row, or without scopes, may do everything.';
comment on column api_key.used_at is
  'When it was last used, to the minute: it is gathered and written behind.';
