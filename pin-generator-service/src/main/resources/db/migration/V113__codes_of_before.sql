-- Codes that were given out become partitions, a week each: docs/decisions/0045. In three steps, since
-- a service of before goes on writing meanwhile: what stands is promised to be of before a day to
-- come, which waits for nothing that is read (here); it is looked at while it is written to (V114);
-- and the table of today becomes the first partition as it is (V115).

set local lock_timeout = '5s';

create function first_id_of(moment timestamptz) returns uuid
  language sql immutable strict parallel safe as
$$ select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0')
           || repeat('0', 20))::uuid $$;
comment on function first_id_of is 'No UUID of version 7 that was made from this moment on is below it.';

create function moment_of(id uuid) returns timestamptz
  language sql immutable strict parallel safe as
$$ select to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0) $$;
comment on function moment_of is 'When this UUID of version 7 was made.';

-- A Monday at least a week away, and after every row, whatever clock made its id.
do $$ begin
  execute format('alter table issued_code add constraint of_before check (id < %L) not valid',
    first_id_of(date_trunc('week', greatest(now() + interval '1 week',
        (select moment_of(id) from issued_code order by id desc limit 1)), 'UTC')
      + interval '1 week'));
end $$;
