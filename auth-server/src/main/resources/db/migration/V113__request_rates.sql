-- How many requests are left of whose minute.

create table request_rate (
  whose     text primary key check (length(whose) between 1 and 80),
  most      bigint not null check (most > 0),
  left_over double precision not null,
  at        timestamptz not null
);
comment on table request_rate is
  'Token buckets: full at "most", filled evenly in a minute, less than nothing where instances let more through than was there. A row that is gone is full.';
