-- Terminals that sign their requests (RFC 9421).

alter table merchant_terms add column signed_requests boolean not null default false;
comment on column merchant_terms.signed_requests is
  'Whether its terminals have to sign: what they send without a signature is refused then.';

-- A version from before this says nothing of it: then it is as it was.
alter table merchant_terms alter column signed_requests drop default;
create function keep_signed_requests() returns trigger language plpgsql as $$
begin
  new.signed_requests := coalesce(
    (select t.signed_requests from merchant_terms t
      where t.merchant_id = new.merchant_id order by t.id desc limit 1), false);
  return new;
end $$;
create trigger terms_keep_signed_requests before insert on merchant_terms
  for each row when (new.signed_requests is null) execute function keep_signed_requests();

create table terminal_signing_key (
  id          text primary key check (id ~ '^[A-Za-z0-9_-]{43}$'),
  terminal_id uuid not null references terminal,
  public_key  text not null check (length(public_key) = 44),
  added_at    timestamptz not null default now(),
  good_until  timestamptz
);
create unique index present_signing_key on terminal_signing_key (terminal_id)
  where good_until is null;
create index signing_key_of_terminal on terminal_signing_key (terminal_id);
comment on table terminal_signing_key is
  'Public halves of Ed25519 keys, each named by its thumbprint. A row stays once its key is over, so that it cannot come back.';

create table seen_nonce (
  key_id    text not null,
  nonce     text not null check (length(nonce) between 16 and 64),
  forget_at timestamptz not null,
  primary key (key_id, nonce)
);
create index seen_nonce_to_forget on seen_nonce (forget_at);
comment on table seen_nonce is
  'What was signed with a nonce is taken once. Rows live as long as a signature does.';
