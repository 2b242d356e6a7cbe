-- What one operator proposes and another has to confirm.

create table console_proposal (
  id          uuid primary key,
  action      text not null,
  subject     text not null,
  command     text not null,
  digest      text not null check (digest ~ '^[0-9a-f]{64}$'),
  proposed_by uuid references console_operator,
  proposer    text not null,
  proposed_at timestamptz not null default now(),
  expires_at  timestamptz not null check (expires_at > proposed_at),
  state       text not null default 'OPEN'
    check (state in ('OPEN', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')),
  decided_by  uuid references console_operator,
  decider     text,
  decided_at  timestamptz,
  constraint decided_by_somebody check
    (num_nonnulls(decided_by, decider, decided_at)
      = case when state in ('OPEN', 'EXPIRED') then 0 else 3 end),
  constraint nobody_confirms_their_own check
    (state <> 'CONFIRMED' or decided_by is distinct from proposed_by),
  constraint confirmed_in_time check (state <> 'CONFIRMED' or decided_at < expires_at)
);
create unique index one_open_proposal_of_its_kind on console_proposal (action, subject)
  where state = 'OPEN';
create index open_proposals on console_proposal (proposed_at) where state = 'OPEN';
comment on column console_proposal.command is
  'All that is done once it is confirmed. Who confirms sends the digest of what was looked at.';
comment on column console_proposal.proposed_by is 'Null for the holder of the suite''s own key.';

create function decide_once() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'proposals are kept';
  end if;
  if old.state <> 'OPEN'
    or row(old.id, old.action, old.subject, old.command, old.digest, old.proposed_by,
           old.proposer, old.proposed_at, old.expires_at)
       is distinct from
       row(new.id, new.action, new.subject, new.command, new.digest, new.proposed_by,
           new.proposer, new.proposed_at, new.expires_at) then
    raise exception 'a proposal is decided once, and nothing else of it changes';
  end if;
  return new;
end $$;
create trigger proposal_is_decided_once before update or delete on console_proposal
  for each row execute function decide_once();
create trigger proposal_is_kept before truncate on console_proposal
  for each statement execute function refuse_change();
