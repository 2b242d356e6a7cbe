-- A session whose order a till of the same merchant sold meanwhile cannot be paid any more.
alter table checkout_session
  add column sold_elsewhere boolean not null default false,
  add check (not sold_elsewhere or state = 'EXPIRED');
