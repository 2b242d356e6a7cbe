create table card_ticket (
  owner      uuid        primary key,
  hash       bytea       not null unique check (octet_length(hash) = 32),
  expires_at timestamptz not null
);
comment on table card_ticket is
  'Who may give the vault one card from a web page. A row is deleted by its use: once, and no more.';
comment on column card_ticket.hash is 'SHA-256 of 256 random bits; the ticket itself is not kept.';
