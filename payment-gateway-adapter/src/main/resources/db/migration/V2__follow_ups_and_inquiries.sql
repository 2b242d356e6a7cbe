-- Authorizations stay where they are. What was asked before this was charged at once.
alter table journal
  add column capture text not null default 'AUTOMATIC'
    constraint journal_capture_is_known check (capture in ('AUTOMATIC', 'MANUAL'));
alter table journal alter column capture drop default;
comment on table journal is
  'Every authorization: one insert before it is sent, one completion after it, sent once ever.';
comment on column journal.capture is 'Whether an approval charges the card, or only holds the amount.';

create table follow_up (
  operation  uuid        primary key,
  kind       text        not null
    check (kind in ('CAPTURE', 'CANCELLATION', 'REFUND', 'REVERSAL')),
  payment_id uuid        not null,
  card       uuid        not null references card (id),
  company    text        not null,
  amount     bigint      not null check (amount > 0),
  currency   text        not null check (currency ~ '^[A-Z]{3}$'),
  last       boolean     not null,
  asked_at   timestamptz not null default now(),
  attempts   integer     not null default 0 check (attempts >= 0),
  decided_at timestamptz,
  outcome    text        check (outcome in ('DONE', 'REFUSED')),
  reason     text,
  constraint follow_up_decision_has_its_time check ((outcome is null) = (decided_at is null)),
  constraint follow_up_refusal_has_a_reason check (
    (outcome is not distinct from 'REFUSED') = (reason is not null))
);
comment on table follow_up is
  'What was asked after an authorization, once for each operation, and how it was decided for good.';
comment on column follow_up.operation is 'Made by whoever asks; the same id is the same operation.';
comment on column follow_up.attempts is 'How many messages were sent; each is a follow_up_message.';
comment on column follow_up.outcome is
  'The first answer that decides. Silence leaves it empty, and nothing changes it afterwards.';

create table follow_up_message (
  operation   uuid        not null references follow_up (operation),
  attempt     integer     not null check (attempt > 0),
  sent_at     timestamptz not null default now(),
  answered_at timestamptz,
  outcome     text check (outcome in ('DONE', 'REFUSED', 'NOT_SENT', 'NO_ANSWER')),
  reason      text,
  why         text,
  primary key (operation, attempt),
  constraint follow_up_message_outcome_has_its_time check (
    (outcome is null) = (answered_at is null)),
  constraint follow_up_message_refusal_has_a_reason check (
    (outcome is not distinct from 'REFUSED') = (reason is not null)),
  constraint follow_up_message_silence_is_explained check (
    (outcome is not null and outcome in ('NOT_SENT', 'NO_ANSWER')) = (why is not null))
);
comment on table follow_up_message is
  'Every message about an operation and what was heard: inserted before it is sent, completed after.';
comment on column follow_up_message.sent_at is
  'When it was decided to send. A row without an outcome was cut off and may have arrived.';

create table inquiry (
  id          bigint      generated always as identity primary key,
  payment_id  uuid        not null,
  card        uuid        not null references card (id),
  company     text        not null,
  amount      bigint      not null check (amount > 0),
  currency    text        not null check (currency ~ '^[A-Z]{3}$'),
  sent_at     timestamptz not null default now(),
  answered_at timestamptz,
  outcome     text
    check (outcome in ('APPROVED', 'DECLINED', 'REVERSED', 'NEVER_SEEN', 'UNAVAILABLE')),
  reason      text,
  approval    text,
  why         text,
  constraint inquiry_outcome_has_its_time check ((outcome is null) = (answered_at is null)),
  constraint inquiry_approval_has_a_number check (
    (outcome is not distinct from 'APPROVED') = (approval is not null)),
  constraint inquiry_decline_has_a_reason check (
    (outcome is not distinct from 'DECLINED') = (reason is not null)),
  constraint inquiry_silence_is_explained check (
    (outcome is not distinct from 'UNAVAILABLE') = (why is not null))
);
comment on table inquiry is
  'Every question what became of an authorization, and what was said: it never changes the journal.';

create index journal_approved on journal (company, answered_at) where outcome = 'APPROVED';
create index follow_up_done on follow_up (company, decided_at) where outcome = 'DONE';
create index follow_up_of_payment on follow_up (payment_id);
create index inquiry_approved on inquiry (company, answered_at) where outcome = 'APPROVED';
create index inquiry_of_payment on inquiry (payment_id);

-- The arguments name the columns that the completion writes; all others stay as they were inserted.
create function refuse_to_rewrite_the_journal() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception '% keeps what happened: % is refused', tg_table_name, tg_op;
  end if;
  if old.outcome is not null then
    raise exception '% has the outcome of this row already', tg_table_name;
  end if;
  if to_jsonb(new) - tg_argv <> to_jsonb(old) - tg_argv then
    raise exception '% keeps what was asked: only the outcome can be written', tg_table_name;
  end if;
  return new;
end $$;

create trigger journal_is_completed_once before update or delete on journal
  for each row execute function refuse_to_rewrite_the_journal(
    'answered_at', 'outcome', 'reason', 'approval', 'available', 'why');
create trigger follow_up_is_decided_once before update or delete on follow_up
  for each row execute function refuse_to_rewrite_the_journal(
    'attempts', 'decided_at', 'outcome', 'reason');
create trigger follow_up_message_is_completed_once before update or delete on follow_up_message
  for each row execute function refuse_to_rewrite_the_journal(
    'answered_at', 'outcome', 'reason', 'why');
create trigger inquiry_is_completed_once before update or delete on inquiry
  for each row execute function refuse_to_rewrite_the_journal(
    'answered_at', 'outcome', 'reason', 'approval', 'why');

create trigger journal_stays before truncate on journal
  for each statement execute function refuse_to_rewrite_the_journal();
create trigger follow_up_stays before truncate on follow_up
  for each statement execute function refuse_to_rewrite_the_journal();
create trigger follow_up_message_stays before truncate on follow_up_message
  for each statement execute function refuse_to_rewrite_the_journal();
create trigger inquiry_stays before truncate on inquiry
  for each statement execute function refuse_to_rewrite_the_journal();

-- An approval counts from the moment at which it was heard first, so that it never moves to
-- another day: an inquiry may be answered before the authorization itself is.
create view approval as
  select j.payment_id, j.company, j.amount, j.currency, j.capture, j.answered_at as at
  from journal j
  where j.outcome = 'APPROVED'
    and not exists (
      select from inquiry i
      where i.payment_id = j.payment_id and i.outcome = 'APPROVED'
        and i.answered_at < j.answered_at)
  union all
  select j.payment_id, j.company, j.amount, j.currency, j.capture, i.answered_at
  from inquiry i
  join journal j on j.payment_id = i.payment_id
  where i.outcome = 'APPROVED'
    and (j.outcome is distinct from 'APPROVED' or i.answered_at < j.answered_at)
    and not exists (
      select from inquiry e
      where e.payment_id = i.payment_id and e.outcome = 'APPROVED'
        and (e.answered_at, e.id) < (i.answered_at, i.id));
comment on view approval is
  'Each payment that its card company approved, by its answer or when it was asked later.';

create view money_movement as
  select a.company, a.at, 'CAPTURE' as kind, a.payment_id as operation, a.payment_id,
         a.amount, a.currency
  from approval a
  where a.capture = 'AUTOMATIC'
  union all
  select f.company, f.decided_at, f.kind, f.operation, f.payment_id, f.amount, f.currency
  from follow_up f
  where f.outcome = 'DONE' and f.kind <> 'CANCELLATION';
comment on view money_movement is
  'What card companies charged and gave back, each once, as the adapter heard it.';

create view payment_as_heard as
  select payment_id, company, currency,
         coalesce(sum(amount) filter (where kind = 'AUTHORIZATION'), 0)::bigint as authorised,
         coalesce(sum(amount) filter (where kind = 'CAPTURE'), 0)::bigint as captured,
         coalesce(sum(amount) filter (where kind = 'REFUND'), 0)::bigint as refunded,
         coalesce(bool_or(kind = 'CANCELLATION'), false) as cancelled,
         coalesce(bool_or(kind = 'REVERSAL'), false) as reversed
  from (
    select payment_id, company, currency, amount, 'AUTHORIZATION' as kind from approval
    union all
    select payment_id, company, currency, amount, kind from money_movement
    union all
    select payment_id, company, currency, amount, kind from follow_up
    where outcome = 'DONE' and kind = 'CANCELLATION'
    union all
    -- Whatever was only tried stands here too, with zeroes.
    select payment_id, company, currency, 0, 'TRIED' from journal
    union all
    select payment_id, company, currency, 0, 'TRIED' from follow_up
  ) heard
  group by payment_id, company, currency;
comment on view payment_as_heard is
  'For each payment what its card company said became of it, for auditors.';
