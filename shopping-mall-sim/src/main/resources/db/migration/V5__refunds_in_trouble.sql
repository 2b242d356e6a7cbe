-- A refund that was answered with something that settles nothing stays open, and says what it was.
alter table refund
  drop constraint refund_check,
  add constraint refund_problem
    check (case state when 'REFUSED' then problem is not null when 'DONE' then problem is null else true end);
comment on column refund.problem is 'Why it was refused; of one that is open, what was said last.';
