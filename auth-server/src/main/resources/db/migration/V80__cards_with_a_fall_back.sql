-- A card may have a backup: another card of the same subscriber, asked where the first must not pay.

alter table card
  add column backup uuid,
  add constraint card_and_its_subscriber unique (token, subscriber_id),
  add constraint backup_is_of_the_same_subscriber
    foreign key (backup, subscriber_id) references card (token, subscriber_id),
  add constraint backup_is_another_card check (backup <> token);

alter table payment add column authorization_id uuid;
comment on column payment.authorization_id is
  'By which card companies know it once its backup card is asked; until then, by its own id.';
create unique index payment_of_authorization on payment (authorization_id)
  where authorization_id is not null;

create table fall_back (
  payment_id  uuid primary key references payment,
  card_token  uuid not null references card,
  card_last4  text not null,
  company     text not null,
  reason      text not null,
  declined_at timestamptz not null
);
comment on table fall_back is
  'The card that was declined before the backup was asked, written before that: once for a payment.';
create trigger fall_back_is_append_only
  before update or delete or truncate on fall_back
  for each statement execute function refuse_change();

comment on column ledger_transaction.operation is
  'Of a hold: the payment''s own uuid. Of a capture that came with the authorization, and of a '
  'reversal: that by which the card company knows the payment. Of a payout: the settlement.';
comment on table operation_id is
  'Every uuid by which card companies know an operation: payments, second attempts, operations.';
