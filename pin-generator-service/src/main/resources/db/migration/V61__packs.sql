create table issued_pack (
  id         uuid primary key,
  session_id uuid not null references handset_session,
  subscriber uuid not null,
  handset    uuid not null,
  card       uuid not null,
  codes      integer not null check (codes > 0),
  expires_at timestamptz not null,
  issued_at  timestamptz not null
);
comment on table issued_pack is
  'That a pack was given to a handset. Its codes are nowhere, not even sealed.';
create index issued_pack_session on issued_pack (session_id);
