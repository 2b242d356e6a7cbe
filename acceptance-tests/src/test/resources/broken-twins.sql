-- What would break each invariant, in each of the databases that could. A block is one bug:
-- "-- invariant, what the checker must name: the bug", then for each database what is written there.

-- I1 $coffee: a code is spent on two payments
-- auth-server
update payment set code_digest = (select code_digest from payment where id = $coffee)
 where id = $cake

-- I1 $coffee: a payment charges a card without a code
-- auth-server
update pay_code set state = 'VOID', payment_id = null where payment_id = $coffee

-- I1 $declined: the card company approved two payments of one code
-- card-issuer-simulator
insert into authorization_log
select (jsonb_populate_record(a, jsonb_build_object('payment_id', $declined, 'approval', 'ZZZ999'))).*
  from authorization_log a where a.payment_id = $coffee

-- I2 $declined: an order is charged twice in our ledger
-- auth-server
update payment set order_id = (select order_id from payment where id = $coffee)
 where id = $declined
-- auth-server
update ledger_transaction set payment_id = $declined where payment_id = $cake

-- I2 $declined: an order is charged twice by the card company
-- auth-server
update payment set order_id = (select order_id from payment where id = $coffee)
 where id = $declined
-- card-issuer-simulator
insert into authorization_log
select (jsonb_populate_record(a, jsonb_build_object('payment_id', $declined, 'approval', 'ZZZ999'))).*
  from authorization_log a where a.payment_id = $coffee

-- I2 $breakfast: an order is charged to the card that was declined and to its backup
-- card-issuer-simulator
update authorization_log
   set outcome = 'APPROVED', decline_reason = null, approval = 'ZZZ999', available_after = 0,
       account_id = (select id from card_account limit 1)
 where payment_id = $breakfast

-- I3 $breakfast: a card that was declined is charged all the same, and its backup asked
-- card-issuer-simulator
update authorization_log
   set outcome = 'APPROVED', decline_reason = null, approval = 'ZZZ999', available_after = 0,
       account_id = (select id from card_account limit 1)
 where payment_id = $breakfast

-- I3 $coffee: the card company charged another amount
-- card-issuer-simulator
update authorization_log set amount = amount + 1 where payment_id = $coffee

-- I3 $coffee: the card company lost a charge
-- card-issuer-simulator
delete from authorization_log where payment_id = $coffee

-- I3 $stranger: the card company charged what nobody asked for
-- card-issuer-simulator
insert into authorization_log
select (jsonb_populate_record(a, jsonb_build_object('payment_id', $stranger, 'approval', 'ZZZ999'))).*
  from authorization_log a where a.payment_id = $coffee

-- I3 $declined: the card company charged what we declined
-- card-issuer-simulator
insert into authorization_log
select (jsonb_populate_record(a, jsonb_build_object('payment_id', $declined, 'approval', 'ZZZ999'))).*
  from authorization_log a where a.payment_id = $coffee

-- I3 $cake: the card company did not do a refund
-- card-issuer-simulator
delete from follow_up_log where payment_id = $cake

-- I3 $coffee: we lost a charge
-- auth-server
delete from ledger_transaction where payment_id = $coffee

-- I3 $coffee: the adapter heard of another amount
-- payment-gateway-adapter
update journal set amount = amount + 1 where payment_id = $coffee

-- I3 $breakfast: a backup was asked after a silence about the first card
-- payment-gateway-adapter
update journal set outcome = 'NO_ANSWER', reason = null, why = 'nobody answers'
 where payment_id = $breakfast

-- I3 $breakfast: a backup was asked where the first card was never asked
-- payment-gateway-adapter
delete from journal where payment_id = $breakfast

-- I3 $breakfast: a backup was asked and nobody knows for which card
-- auth-server
delete from fall_back where payment_id = $breakfast

-- I3 account: a cardholder's limit is used by nothing
-- card-issuer-simulator
update card_account set used = used - 1 where used > 0

-- I4 $coffee: a ledger transaction does not balance
-- auth-server
update ledger_entry set amount = amount + 1
 where amount > 0 and transaction_id = (select id from ledger_transaction
                                         where kind = 'CAPTURE' and payment_id = $coffee)

-- I4 $coffee: a payment's total is not what the ledger says
-- auth-server
update payment set refunding = 1, refunded = 1 where id = $coffee

-- I4 $breakfast: what a backup paid is booked to another card company
-- auth-server
update ledger_transaction set company = 'acme' where payment_id = $breakfast

-- I4 account: a balance is not the sum of its entries
-- auth-server
insert into ledger_balance select max(id), 1, now() from ledger_account
    on conflict (account_id) do update set balance = ledger_balance.balance + 1

-- I5 $coffee: a till was told of another amount
-- cat-terminal-sim
update sale set amount = amount + 1 where payment_id = $coffee

-- I5 $declined: a till was told of an approval that is not there
-- cat-terminal-sim
update sale set state = 'APPROVED', approval = 'ZZZ999', decline_reason = null, batch = 1
 where payment_id = $declined

-- I6 $coffee: a payment stays unknown
-- auth-server
update payment set state = 'UNKNOWN', asked_at = now() - interval '2 minutes' where id = $coffee

-- I6 $coffee: nobody asks for a reversal any more
-- auth-server
update payment set state = 'REVERSING', reversal_reason = 'OUTCOME_NOT_LEARNT',
                   updated_at = now() - interval '5 minutes'
 where id = $coffee

-- I6 $cake: nobody asks for a refund any more
-- auth-server
update payment_operation set state = 'REQUESTED', requested_at = now() - interval '5 minutes'
 where payment_id = $cake
-- auth-server
delete from issuer_talk where payment_id = $cake

-- I7 $declined: a payment that is final moves on
-- auth-server
insert into payment_move (payment_id, from_state, to_state, moved_at)
values ($declined, 'DECLINED', 'APPROVED', now())

-- I7 $coffee: a payment stands where it never moved
-- auth-server
update payment set state = 'CANCELLED' where id = $coffee

-- I7 $coffee: a payment's history has a hole
-- auth-server
delete from payment_move where payment_id = $coffee and to_state = 'REQUESTED'

-- I5 good TEA-GREEN: the shop has goods off the shelf that are in no order
-- shopping-mall-sim
update good set taken = taken + 1 where sku = 'TEA-GREEN'

-- I5 $stranger: the shop sends goods for a payment that nobody made
-- shopping-mall-sim
insert into shop_order (id, state, total, currency, placed_at, session_id, pay_by, payment_id, paid_at)
values (gen_random_uuid(), 'PAID', 5000, 'KRW', now(), gen_random_uuid(), now(), $stranger, now())

-- I5 order ord_00000000000000000000000000000007: an order is charged and its goods are sold to others
-- shopping-mall-sim
insert into shop_order (id, state, total, currency, placed_at, cancelled_at, session_id, pay_by, ending)
values ('00000000-0000-0000-0000-000000000007', 'CANCELLED', 5000, 'KRW', now(), now(),
        gen_random_uuid(), now(), 'TIME_OVER')
-- auth-server
update payment set order_id = 'ord_00000000000000000000000000000007' where id = $coffee

-- I5 order ord_00000000000000000000000000000008: an order is charged and waits at the shop for ever
-- shopping-mall-sim
insert into shop_order (id, state, total, currency, placed_at, session_id, pay_by)
values ('00000000-0000-0000-0000-000000000008', 'PLACED', 5000, 'KRW', now() - interval '2 hours',
        gen_random_uuid(), now())
-- auth-server
update payment set order_id = 'ord_00000000000000000000000000000008' where id = $coffee

-- I5 $online: a session is over that was paid
-- auth-server
update checkout_session set state = 'EXPIRED' where payment_id = $online

-- I5 $online: a session does not hear what became of its payment
-- auth-server
update checkout_session set state = 'PROCESSING' where payment_id = $online

-- I5 $online: a shop's customer is charged without a session
-- auth-server
delete from checkout_session where payment_id = $online

-- I8 $cake: more was refunded than captured
-- auth-server
update payment_operation set amount = 1000000 where payment_id = $cake

-- I8 $cake: the card company gave back more than it charged
-- card-issuer-simulator
update follow_up_log set amount = 1000000, given_back = 1000000 where payment_id = $cake

-- I8 $cake: the adapter heard of too large a refund
-- payment-gateway-adapter
update follow_up set amount = 1000000 where payment_id = $cake

-- I9 $coffee: an endpoint was not told of a decision
-- auth-server
insert into webhook_endpoint
select gen_random_uuid(), merchant_id, 'https://shop.example/hook', 'ACTIVE', 'x', null, null,
       requested_at - interval '1 hour'
  from payment where id = $coffee

-- I9 $coffee: a version is told twice
-- auth-server
insert into webhook_message
select gen_random_uuid(), merchant_id, 'payment.approved', id, version,
       json_build_object('data', json_build_object('version', version, 'state', state)), now()
  from payment cross join generate_series(1, 2) where id = $coffee

-- I9 $coffee: the highest version is not how the payment stands
-- auth-server
insert into webhook_message
select gen_random_uuid(), merchant_id, 'payment.approved', id, version,
       json_build_object('data', json_build_object('version', version, 'state', 'UNKNOWN')), now()
  from payment where id = $coffee

-- I9 $coffee: nobody delivers a message
-- auth-server
insert into webhook_endpoint
select gen_random_uuid(), merchant_id, 'https://shop.example/hook', 'ACTIVE', 'x', null, null, now()
  from payment where id = $coffee
-- auth-server
insert into webhook_message
select gen_random_uuid(), merchant_id, 'payment.approved', id, version,
       json_build_object('data', json_build_object('version', version, 'state', state)), now()
  from payment where id = $coffee
-- auth-server
insert into webhook_delivery (id, endpoint_id, message_id, state, next_try_at, created_at)
select gen_random_uuid(), e.id, m.id, 'WAITING', now() - interval '1 hour', now()
  from webhook_endpoint e join webhook_message m on m.payment_id = $coffee

-- I11 entry 1 is not as it was written: somebody else's deed is put on the operator
-- auth-server
update audit_entry set who = who || ', the operator' where id = 1

-- I11 entry 1 is not as it was written: two rows of the audit are swapped
-- auth-server
update audit_entry e set (at, who, what, object, origin, result) =
  (select o.at, o.who, o.what, o.object, o.origin, o.result from audit_entry o where o.id = 3 - e.id)
 where id in (1, 2)

-- I11 payment-gateway-adapter: the last row of the audit is taken away, and its link too
-- payment-gateway-adapter
delete from audit_entry
 where id = (select entry_id from audit_link order by position desc limit 1)
-- payment-gateway-adapter
delete from audit_link where position = (select max(position) from audit_link)

-- I11 is not signed by pin-generator-service: a day is signed by who has not the key
-- pin-generator-service
insert into audit_day (day, position, hash, signature)
select day, position, hash, 'a.b.c' from audit_head

-- I13 $coffee: a charge is in no settlement
-- auth-server
delete from settlement_item
 where ledger_transaction_id = (select id from ledger_transaction
                                 where kind = 'CAPTURE' and payment_id = $coffee)

-- I13 $coffee: a charge is settled and still due
-- auth-server
insert into settlement_due
select t.id, t.merchant_id, t.currency, t.kind, i.gross, i.fee, t.booked_at
  from settlement_item i join ledger_transaction t on t.id = i.ledger_transaction_id
 where t.kind = 'CAPTURE' and t.payment_id = $coffee

-- I13 settlement set_: a settlement is not the sum of its items
-- auth-server
update settlement_batch set captured = captured + 1, net = net + 1

-- I13 settlement set_: a settlement was not paid out
-- auth-server
delete from ledger_transaction where kind = 'PAYOUT'

-- I14 code: more passwords were looked at than were counted
-- auth-server
update payment set decline_reason = 'WRONG_PASSWORD',
                   code_digest = (select code_digest from payment where id = $coffee)
 where state = 'DECLINED'

-- I14 subscriber: ten wrong passwords locked nobody out
-- auth-server
update factor set failures = 10, locked_until = null

-- I15 $coffee: a code was spent after its end
-- auth-server
update pay_code set expires_at = issued_at + interval '1 microsecond' where payment_id = $coffee

-- I15 issue: a handset was told of too long a life
-- pin-generator-service
update issued_code set expires_at = issued_at + interval '10 minutes'
