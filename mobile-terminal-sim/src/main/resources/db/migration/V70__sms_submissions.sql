-- Messages come by SMPP, which does not say when they were written.
alter table sms drop column sent_at;
comment on column sms.id is 'What this SMS server called it when it took it.';

create table sms_submission (
  message_id     uuid        primary key,
  sender         text        not null,
  reference      uuid        not null,
  phone_number   text        not null check (phone_number ~ '^[1-9][0-9]{6,14}$'),
  delivered      boolean     not null,
  taken_at       timestamptz not null default now(),
  receipt_due_at timestamptz,
  receipt_tries  integer     not null default 0,
  unique (sender, reference)
);
comment on table sms_submission is
  'What senders handed in, once each: a repeat has the reference of the first, and its answer.';
comment on column sms_submission.delivered is 'False where no phone has the number.';
comment on column sms_submission.receipt_due_at is
  'When the sender is told next what became of it; null once it has acknowledged that.';
create index sms_receipt_due on sms_submission (receipt_due_at) where receipt_due_at is not null;
