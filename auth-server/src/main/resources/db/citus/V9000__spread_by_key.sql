-- Spreads the tables that grow with payments and with people over the nodes of Citus. It is not in the
-- usual location of migrations: see docs/scale.md for how it is switched on, and what must come before.
-- Each constraint that is dropped here is in that page's table, with what holds in its place.

do $$ begin
  if to_regclass('order_claim') is null then
    raise exception 'an order could be charged twice: docs/scale.md, "Before it is switched on"';
  end if;
end $$;

-- Foreign keys between keys, first: what they point to loses its primary key below.

alter table card drop constraint backup_is_of_the_same_subscriber;
alter table code_pack
  drop constraint code_pack_handset_id_fkey,
  drop constraint code_pack_card_token_fkey;
alter table device_key
  drop constraint device_key_handset_id_fkey,
  drop constraint device_key_card_token_fkey;
alter table pay_code
  drop constraint pay_code_subscriber_id_fkey,
  drop constraint pay_code_handset_id_fkey,
  drop constraint pay_code_card_token_fkey,
  drop constraint pay_code_pack_id_fkey,
  drop constraint pay_code_device_key_id_fkey,
  drop constraint pay_code_payment_id_fkey;
alter table payment
  drop constraint payment_subscriber_id_fkey,
  drop constraint payment_card_token_fkey,
  drop constraint second_attempt_is_in_the_one_space_of_ids;
alter table fall_back drop constraint fall_back_card_token_fkey;
alter table ledger_transaction drop constraint ledger_transaction_payment_id_fkey;

-- By subscriber.

alter table subscriber
  drop constraint subscriber_phone_number_key,
  drop constraint subscriber_login_id_key;
drop index subscriber_number_index_key;
alter table handset
  drop constraint handset_key_hash_key,
  drop constraint handset_pkey,
  add primary key (subscriber_id, id);
alter table card
  drop constraint card_pkey,
  drop constraint card_and_its_subscriber,
  add primary key (token, subscriber_id),
  add constraint backup_is_of_the_same_subscriber_here
    foreign key (backup, subscriber_id) references card (token, subscriber_id);
alter table code_pack
  drop constraint code_pack_pkey,
  add primary key (subscriber_id, id),
  add foreign key (subscriber_id, handset_id) references handset (subscriber_id, id),
  add foreign key (card_token, subscriber_id) references card (token, subscriber_id);
drop index one_offered_pack_per_handset_and_card;
drop index one_confirmed_pack_per_handset_and_card;
create unique index one_offered_pack on code_pack (subscriber_id, handset_id, card_token)
  where state = 'OFFERED';
create unique index one_confirmed_pack on code_pack (subscriber_id, handset_id, card_token)
  where state = 'CONFIRMED';
alter table device_key
  drop constraint device_key_pkey,
  add primary key (subscriber_id, id),
  add foreign key (subscriber_id, handset_id) references handset (subscriber_id, id),
  add foreign key (card_token, subscriber_id) references card (token, subscriber_id);
drop index one_device_key_per_handset_and_card;
create unique index one_device_key on device_key (subscriber_id, handset_id, card_token)
  where state = 'ACTIVE';

-- By digest.

alter table pay_code
  drop constraint pay_code_payment_id_key,
  drop constraint pay_code_serial,
  drop constraint pay_code_step_once;
drop index one_live_code_per_handset_and_card;

-- By payment.

drop index one_payment_per_order;
drop index payment_of_authorization;
alter table payment_move drop constraint payment_move_pkey, add primary key (payment_id, id);
alter table issuer_talk drop constraint issuer_talk_pkey, add primary key (payment_id, id);
alter table payment_operation
  drop constraint payment_operation_pkey, add primary key (payment_id, id);

-- On every node, and never written by a payment.

select create_reference_table('merchant');
select create_reference_table('terminal');
select create_reference_table('legal_move');

select create_distributed_table('subscriber', 'id');
select create_distributed_table('handset', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('factor', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('body_template', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('factor_challenge', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('seen_capture', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('factor_ceiling', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('approval_key', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('approval_question', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('passkey', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('passkey_question', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('card', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('spending_limit', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('code_pace', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('code_pack', 'subscriber_id', colocate_with => 'subscriber');
select create_distributed_table('device_key', 'subscriber_id', colocate_with => 'subscriber');

select create_distributed_table('pay_code', 'digest', colocate_with => 'none');

select create_distributed_table('payment', 'id', colocate_with => 'none');
select create_distributed_table('payment_move', 'payment_id', colocate_with => 'payment');
select create_distributed_table('payment_operation', 'payment_id', colocate_with => 'payment');
select create_distributed_table('issuer_talk', 'payment_id', colocate_with => 'payment');
select create_distributed_table('fall_back', 'payment_id', colocate_with => 'payment');
select create_distributed_table('operation_id', 'id', colocate_with => 'payment');

select create_distributed_table('idempotent_request', 'id', colocate_with => 'none');
