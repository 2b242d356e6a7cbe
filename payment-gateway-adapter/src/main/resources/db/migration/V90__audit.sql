-- Who did or looked at what.

create table audit_entry (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  who        text not null check (who <> ''),
  what       text not null check (what <> ''),
  object     text not null check (object <> ''),
  origin     text not null check (origin <> ''),
  result     integer not null,
  written_by xid8 not null default pg_current_xact_id()
);
create index audit_entry_by_object on audit_entry (object, id desc);
create index audit_entry_by_transaction on audit_entry (written_by);
comment on table audit_entry is
  'Every request: who, what, when (at), from where (origin), on what (object), with what result (HTTP status). Kept for good: at least twelve months are asked for.';

create table audit_link (
  position bigint primary key check (position > 0),
  entry_id bigint not null unique references audit_entry,
  day      date not null,
  hash     bytea not null check (octet_length(hash) = 32)
);
comment on table audit_link is
  'Entries as a chain: each hash is SHA-256 of the hash before it and of the entry. The day is that of the sealing, in UTC.';

create table audit_day (
  day       date primary key,
  position  bigint not null,
  hash      bytea not null check (octet_length(hash) = 32),
  signature text not null
);
comment on table audit_day is
  'The last link of each day, signed with the key of the service, which is in no database.';

create table audit_head (
  only_one boolean primary key default true check (only_one),
  position bigint not null,
  hash     bytea not null check (octet_length(hash) = 32),
  day      date not null,
  horizon  xid8 not null
);
insert into audit_head (position, hash, day, horizon)
values (0, decode(repeat('00', 32), 'hex'), (now() at time zone 'UTC')::date, '0');
comment on table audit_head is 'Where the chain ends; everything written below the horizon hangs on it.';

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'what was written down is neither changed nor deleted';
end $$;
create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change_of_audit();
create trigger audit_link_is_append_only before update or delete or truncate on audit_link
  for each statement execute function refuse_change_of_audit();
create trigger audit_day_is_append_only before update or delete or truncate on audit_day
  for each statement execute function refuse_change_of_audit();
