create table code_pace (
  subscriber_id uuid primary key references subscriber,
  latest_at     timestamptz not null
);
comment on table code_pace is
  'When the last code or pack was made for a subscriber: the next one comes two seconds later at soonest.';
create index pay_code_alive on pay_code (subscriber_id) where state = 'LIVE';
