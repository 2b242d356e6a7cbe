-- Who leaves, and how what is not needed any more is found.

alter table subscriber
  add column closed_at timestamptz,
  add column erased_at timestamptz,
  alter column phone_number drop not null,
  alter column login_id drop not null;
update subscriber set closed_at = now() where state = 'CLOSED';
alter table subscriber
  add constraint closed_since check ((state = 'CLOSED') = (closed_at is not null)),
  add constraint erased_once_closed check (erased_at is null or closed_at is not null),
  add constraint known_until_erased check
    (num_nonnulls(phone_number, login_id) = case when erased_at is null then 2 else 0 end);
comment on column subscriber.closed_at is
  'Since when the wallet is closed for good; who its owner was is erased thirty days later.';
comment on column subscriber.erased_at is
  'Since when nothing says who this was; the row stays, because payments name it.';
create index subscriber_to_erase on subscriber (closed_at)
  where state = 'CLOSED' and erased_at is null;

create index pay_code_unspent on pay_code (expires_at) where state <> 'USED';
