-- The table of today is the first partition, with its indexes; no row is read or moved, since its
-- check says already that all are of before. Weeks follow it: keep_weeks_of_codes makes them ahead,
-- and drops each once it is over for thirty days.

set local lock_timeout = '5s';

alter table issued_code rename to issued_code_past;
alter table issued_code_past rename constraint issued_code_pkey to issued_code_past_pkey;
alter index issued_code_session rename to issued_code_past_session;
alter index issued_code_by_end rename to issued_code_past_by_end;

create table issued_code (
  id         uuid not null,
  session_id uuid not null references handset_session,
  subscriber uuid not null,
  handset    uuid not null,
  card       uuid not null,
  expires_at timestamptz not null,
  issued_at  timestamptz not null,
  primary key (id)
) partition by range (id);
create index issued_code_session on issued_code (session_id);
create index issued_code_by_end on issued_code (expires_at);
comment on table issued_code is
  'That a code was given to a handset. Its digits are nowhere, its digest is with the auth-server. '
  'By week: an id says when it was made.';
comment on column issued_code.expires_at is
  'As the auth-server said, by the clock of its own database.';

do $$ begin
  execute format(
    'alter table issued_code attach partition issued_code_past for values from (minvalue) to (%L)',
    (select substring(pg_get_constraintdef(oid) from '''([0-9a-f-]{36})''') from pg_constraint
      where conrelid = 'issued_code_past'::regclass and conname = 'of_before'));
end $$;
alter table issued_code_past drop constraint of_before;
comment on table issued_code_past is 'All of before the first week; deleted row by row while it is there.';

-- No code is refused because nobody made its week.
create table issued_code_other partition of issued_code default;

create procedure keep_weeks_of_codes() language plpgsql security definer as $$
declare
  week     timestamptz := date_trunc('week', now(), 'UTC');
  ahead    timestamptz;
  fresh    text;
  over     record;
begin
  -- Rather not this hour than to have codes wait behind this.
  perform set_config('lock_timeout', '2s', true);
  perform pg_advisory_xact_lock(hashtext('weeks of issued_code'));
  for ahead in select generate_series(week, week + interval '3 weeks', interval '1 week') loop
    fresh := 'issued_code_' || to_char(ahead at time zone 'UTC', 'IYYY"w"IW');
    -- A week that the past or another partition has already is not made again.
    continue when exists (
      select from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'issued_code'::regclass
         and substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \(''([^'']+)''\)')::uuid
             > first_id_of(ahead));
    execute format('create table %I (like issued_code including all)', fresh);
    execute format('with moved as (delete from issued_code_other where id >= %L and id < %L '
      'returning *) insert into %I select * from moved',
      first_id_of(ahead), first_id_of(ahead + interval '1 week'), fresh);
    execute format('alter table issued_code attach partition %I for values from (%L) to (%L)',
      fresh, first_id_of(ahead), first_id_of(ahead + interval '1 week'));
  end loop;
  -- A code lives for three minutes; the rest of the hour is for clocks that differ.
  for over in
    select c.oid::regclass as week from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'issued_code'::regclass
       and moment_of(substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \(''([^'']+)''\)')::uuid)
           < now() - interval '30 days 1 hour' loop
    execute format('drop table %s', over.week);
  end loop;
end $$;
comment on procedure keep_weeks_of_codes is
  'Makes the next weeks, and drops those whose codes ended thirty days ago: for a service that may '
  'neither make nor drop tables, and may not choose which.';
do $$ begin
  execute format('alter procedure keep_weeks_of_codes() set search_path = %I, pg_temp',
    current_schema);
end $$;
call keep_weeks_of_codes();
