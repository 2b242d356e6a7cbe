-- What tills are told of by push.

alter table payment add column decided_in xid8;
comment on column payment.decided_in is
  'The database transaction that last decided it for its till. Ids and times are drawn in one order and committed in another; of a transaction a snapshot says whether it was seen.';

create function note_decision() returns trigger language plpgsql as $$
begin
  new.decided_in := pg_current_xact_id();
  return new;
end $$;
create trigger payment_decided_as_it_came
  before insert on payment
  for each row when (new.state in ('APPROVED', 'DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED'))
  execute function note_decision();
create trigger payment_decided
  before update of state on payment
  for each row when (old.state is distinct from new.state
    and new.state in ('APPROVED', 'DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED'))
  execute function note_decision();

-- No query ever used this one.
drop index payment_unheard;
create index payment_decided on payment (terminal_id, decided_in) where decided_in is not null;
