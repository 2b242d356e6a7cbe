-- The life of a payment after its authorization.

alter table payment
  add column capture_mode       text not null default 'AUTOMATIC'
                                check (capture_mode in ('AUTOMATIC', 'MANUAL')),
  add column company            text,
  add column version            integer not null default 1 check (version > 0),
  add column capturing          bigint not null default 0,
  add column captured           bigint not null default 0,
  add column refunding          bigint not null default 0,
  add column refunded           bigint not null default 0,
  add column authenticate_by    timestamptz,
  add column asked_at           timestamptz,
  add column password_tries     integer not null default 0 check (password_tries between 0 and 3),
  add column without_password   boolean not null default false,
  add column reversal_reason    text,
  add column acknowledged_state text,
  add column acknowledged_at    timestamptz;
comment on column payment.version is 'Grows with every change: of two views the higher is newer.';
comment on column payment.capturing is
  'What has been captured or is being captured; reserved before the card company is asked.';
comment on column payment.refunding is
  'What has been refunded or is being refunded; reserved before the card company is asked.';
comment on column payment.asked_at is
  'When the card company was about to be asked; the till has its final answer 45 s later.';
comment on column payment.authenticate_by is
  'Until when the consumer can be proved, for a payment that waits with its code spent.';

update payment p
   set company = k.company,
       asked_at = p.requested_at,
       capturing = case when p.state = 'APPROVED' then p.amount else 0 end,
       captured = case when p.state = 'APPROVED' then p.amount else 0 end
  from card k
 where k.token = p.card_token;

alter table payment
  drop constraint payment_state_check,
  drop constraint payment_check1,
  drop constraint payment_check2,
  add constraint payment_state_check check (state in ('AUTHENTICATION_REQUIRED', 'REQUESTED',
    'APPROVED', 'DECLINED', 'UNKNOWN', 'CANCELLING', 'CANCELLED', 'REVERSING', 'REVERSED')),
  add constraint payment_approved_has_a_number
    check (state not in ('APPROVED', 'CANCELLING') or approval_number is not null),
  add constraint payment_charged_has_a_card
    check (state in ('AUTHENTICATION_REQUIRED', 'DECLINED', 'CANCELLED')
           or num_nonnulls(card_token, subscriber_id, company) = 3),
  add constraint payment_captured_within_authorised
    check (0 <= captured and captured <= capturing and capturing <= amount),
  add constraint payment_refunded_within_captured
    check (0 <= refunded and refunded <= refunding and refunding <= captured),
  add constraint payment_reversal_has_a_reason
    check ((state in ('REVERSING', 'REVERSED')) = (reversal_reason is not null));

drop index one_payment_per_order;
create unique index one_payment_per_order
  on payment (merchant_id, order_id)
  where state not in ('DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED');
create index payment_of_merchant on payment (merchant_id, requested_at desc, id desc);
create index payment_of_subscriber on payment (subscriber_id, requested_at)
  where subscriber_id is not null;
create index payment_undecided on payment (requested_at)
  where state in ('AUTHENTICATION_REQUIRED', 'REQUESTED', 'UNKNOWN');
create index payment_to_reverse on payment (updated_at) where state = 'REVERSING';
create index payment_unheard on payment (terminal_id, updated_at)
  where acknowledged_state is distinct from state;

delete from legal_move where from_state = 'UNKNOWN' and to_state = 'REVERSED';
insert into legal_move (from_state, to_state) values
  ('AUTHENTICATION_REQUIRED', 'CANCELLED'),
  ('UNKNOWN', 'REVERSING'), ('APPROVED', 'REVERSING'), ('REVERSING', 'REVERSED');

create table payment_operation (
  id           uuid primary key,
  payment_id   uuid not null references payment,
  kind         text not null check (kind in ('CAPTURE', 'CANCELLATION', 'REFUND')),
  amount       bigint not null check (amount > 0),
  last         boolean not null,
  state        text not null check (state in ('REQUESTED', 'DONE', 'REFUSED')),
  refusal      text,
  reason       text check (length(reason) between 1 and 200),
  requested_at timestamptz not null,
  updated_at   timestamptz not null,
  check ((state = 'REFUSED') = (refusal is not null))
);
create index operation_of_payment on payment_operation (payment_id, requested_at);
create unique index one_cancellation_per_payment
  on payment_operation (payment_id) where kind = 'CANCELLATION' and state <> 'REFUSED';
comment on table payment_operation is
  'Captures, refunds and cancellations; the card company does each once, by its id.';

create function refuse_illegal_operation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'an operation is not deleted' using errcode = 'check_violation';
  end if;
  if old.state <> 'REQUESTED'
     or (old.id, old.payment_id, old.kind, old.amount, old.last, old.requested_at)
        is distinct from (new.id, new.payment_id, new.kind, new.amount, new.last, new.requested_at)
  then
    raise exception 'an operation is answered once, and is otherwise as it was asked for'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger operation_is_answered_once
  before update or delete on payment_operation
  for each row execute function refuse_illegal_operation();

create table issuer_talk (
  id         bigint generated always as identity primary key,
  payment_id uuid not null references payment,
  kind       text not null check (kind in ('INQUIRY', 'CAPTURE', 'CANCELLATION', 'REFUND', 'REVERSAL')),
  answer     text not null,
  why        text,
  asked_at   timestamptz not null,
  heard_at   timestamptz not null
);
create index talk_of_payment on issuer_talk (payment_id);
comment on table issuer_talk is
  'Each time a card company was asked again about a payment, and what it said: evidence.';
create trigger issuer_talk_is_append_only
  before update or delete or truncate on issuer_talk
  for each statement execute function refuse_change();

create table spending_limit (
  subscriber_id      uuid not null references subscriber,
  currency           char(3) not null,
  per_payment        bigint not null check (per_payment > 0),
  per_day            bigint not null check (per_day > 0),
  per_month          bigint not null check (per_month > 0),
  no_password_amount bigint not null check (no_password_amount >= 0),
  no_password_count  integer not null check (no_password_count >= 0),
  primary key (subscriber_id, currency)
);
comment on table spending_limit is
  'What a subscriber allows; where there is no row, the defaults of the configuration hold.';
