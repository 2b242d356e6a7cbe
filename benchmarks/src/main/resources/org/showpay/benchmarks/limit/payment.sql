-- One payment, as services ask PostgreSQL for it. ./showpay bench --write-script writes it
-- from the server's log; each bench compares it with what the services do now.
select * from draw where n = (select nextval('draw_number')) \gset

-- auth
select t.id, t.merchant_id, t.channel, (select k.scopes from api_key k where k.hash = :api_key) as scopes, coalesce((select a.signed_requests from merchant_terms a where a.merchant_id = t.merchant_id order by a.id desc limit 1), false) or exists (select from terminal_signing_key s where s.terminal_id = t.id and (s.good_until is null or s.good_until > now())) as signs from terminal t join merchant m on m.id = t.merchant_id where t.id in (select id from terminal where api_key_hash = :api_key union all select id from terminal where earlier_key_hash = :api_key and earlier_key_until > now()) and t.state = 'ACTIVE' and m.state in ('ACTIVE', 'FROZEN');

-- auth
BEGIN;
select from pay_code where digest = :code for no key update;
with opened as ( insert into payment (id, merchant_id, terminal_id, order_id, amount, currency, capture_mode, code_digest, state, decline_reason, requested_at, updated_at) values (:payment, :merchant, :terminal, :purchase, '12000', 'KRW', 'AUTOMATIC', :code, 'AUTHENTICATION_REQUIRED', NULL, now(), now()) returning *), named as (insert into operation_id (id) select id from opened), moved as ( insert into payment_move (payment_id, from_state, to_state, moved_at, reason) select id, 'NONE', state, requested_at, decline_reason from opened) select * from opened;
update pay_code c set state = 'USED', payment_id = :payment from card k, subscriber s, handset h, payment p, terminal t, merchant m where c.digest = :code and c.state = 'LIVE' and c.expires_at > now() and (c.merchant_id is null or c.merchant_id = :merchant) and p.id = :payment and t.id = p.terminal_id and t.channel = c.channel and m.id = :merchant and m.state = 'ACTIVE' and (c.ceiling is null or c.ceiling >= '12000' and c.ceiling_currency = 'KRW') and k.token = c.card_token and k.state = 'ACTIVE' and s.id = c.subscriber_id and s.state = 'ACTIVE' and s.frozen_at is null and h.id = c.handset_id and h.state = 'ACTIVE' returning c.kind, c.channel, c.subscriber_id, c.card_token, k.last4, k.company, m.name as merchant_name;
select id from subscriber where id = :subscriber for no key update;
select case when s.frozen_at is not null then 'WALLET_FROZEN' when s.state <> 'ACTIVE' or k.state <> 'ACTIVE' then 'CARD_NOT_USABLE' end as stopped, own.*, spent.* from subscriber s join card k on k.subscriber_id = :subscriber and k.token = :card left join spending_limit own on own.subscriber_id = :subscriber and own.currency = 'KRW' cross join (select coalesce(sum(spent), 0) as month, coalesce(sum(spent) filter (where today), 0) as day, count(*) filter (where today and without_password) as unproved from (select p.without_password, case when exists (select from payment_operation o where o.payment_id = p.id and o.kind = 'CAPTURE' and o.last and o.state = 'DONE') then p.captured else p.amount end - p.refunded as spent, p.requested_at >= date_trunc('day', now(), 'Asia/Seoul') as today from payment p where p.subscriber_id = :subscriber and p.currency = 'KRW' and p.requested_at >= date_trunc('month', now(), 'Asia/Seoul') and p.state not in ('DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED')) counted ) spent where s.id = :subscriber;
with bound as ( update payment set state = 'REQUESTED', subscriber_id = :subscriber, card_token = :card, card_last4 = :last4, company = 'hanbit', without_password = 't' and 'REQUESTED' = 'REQUESTED', authenticate_by = case when 'REQUESTED' <> 'REQUESTED' then now() + interval '90 seconds' end, asked_at = case when 'REQUESTED' = 'REQUESTED' then now() end, version = version + 1, updated_at = now() where id = :payment and state = 'AUTHENTICATION_REQUIRED' and authenticate_by is null returning *), noted as ( insert into payment_move (payment_id, from_state, to_state, moved_at) select id, 'AUTHENTICATION_REQUIRED', state, updated_at from bound where state = 'REQUESTED') select * from bound;
COMMIT;

-- gateway
select id, owner, company, last4, ciphertext, expiry from gateway.card where id = :card and erased_at is null;

-- gateway
insert into gateway.journal (payment_id, kind, card, company, amount, currency, capture) values (:payment, 'AUTHORIZATION', :card, 'hanbit', '12000', 'KRW', 'AUTOMATIC') on conflict (payment_id, kind) do nothing;

-- issuer
BEGIN;
select pg_advisory_xact_lock_shared(hashtextextended('booking hours of ' || 'hanbit', 0));
select * from issuer.payment_position where payment_id = :payment;
select account_id, expiry, credit_limit - used as available, currency from issuer.card join issuer.card_account on card_account.id = card.account_id where pan_digest = :pan_digest and company = 'hanbit';
update issuer.card_account set used = used + '12000' where id = :account and currency = 'KRW' and '12000' <= credit_limit - used returning credit_limit - used;
insert into issuer.payment_position ( payment_id, company, account_id, authorised, currency, held, captured, refunded) values (:payment, 'hanbit', :account, '12000', 'KRW', '0', '12000', 0) on conflict do nothing;
insert into issuer.authorization_log ( payment_id, company, pan_digest, expiry, amount, currency, capture, merchant_id, merchant_name, terminal_id, decided_at, booked_on, outcome, account_id, approval, available_after, decline_reason) values ( :payment, 'hanbit', :pan_digest, :expiry, '12000', 'KRW', 'AUTOMATIC', :merchant, :shop, :terminal, :moment, :today, 'APPROVED', :account, :approval, :available, NULL) on conflict do nothing;
COMMIT;

-- gateway
update gateway.journal set answered_at = now(), outcome = 'APPROVED', reason = NULL, approval = :approval, available = :available, why = NULL where payment_id = :payment and kind = 'AUTHORIZATION' and outcome is null;

-- auth
BEGIN;
update card set available = :available, currency = 'KRW', version = version + 1 where token = :card;
with moved as ( update payment set state = 'APPROVED', decline_reason = NULL, reversal_reason = case when 'APPROVED' in ('REVERSING', 'REVERSED') then coalesce(NULL, reversal_reason) end, approval_number = coalesce(:approval, approval_number), capturing = case when 'APPROVED' = 'APPROVED' and capture_mode = 'AUTOMATIC' then amount else capturing end, captured = case when 'APPROVED' = 'APPROVED' and capture_mode = 'AUTOMATIC' then amount else captured end, asked_at = case when 'APPROVED' = 'REQUESTED' then now() else asked_at end, version = version + 1, updated_at = now() where id = :payment and state = 'REQUESTED' returning *), noted as ( insert into payment_move (payment_id, from_state, to_state, moved_at, reason) select id, 'REQUESTED', state, updated_at, 'the card company' from moved) select * from moved;
select * from merchant_terms where merchant_id = :merchant order by id desc limit 1;
with booked as ( insert into ledger_transaction (kind, operation, payment_id, merchant_id, company, currency) select kind, operation, :payment, :merchant, 'hanbit', 'KRW' from unnest(cast('{HOLD,CAPTURE}' as text[]), cast(:operations as uuid[])) with ordinality as asked (kind, operation, number) order by number returning id, kind), entered as ( insert into ledger_entry (transaction_id, account_id, currency, amount) select id, account, 'KRW', amount from (select booked.id, a.id as account, leg.amount, count(a.id) over whole as made, count(*) over whole as wanted from unnest(cast('{HOLD,HOLD,CAPTURE,CAPTURE,CAPTURE,CAPTURE,CAPTURE}' as text[]), cast('{HOLD_AT_COMPANY,HOLD_FOR_MERCHANT,HOLD_AT_COMPANY,HOLD_FOR_MERCHANT,COMPANY_RECEIVABLE,MERCHANT_PAYABLE,FEE_INCOME}' as text[]), cast(:owners as text[]), cast('{12000,-12000,-12000,12000,12000,-11820,-180}' as bigint[])) as leg (transaction, kind, owner, amount) join booked on booked.kind = leg.transaction left join ledger_account a on a.kind = leg.kind and a.owner = leg.owner and a.currency = 'KRW' window whole as (partition by booked.id)) posted where made = wanted returning transaction_id) select id, kind, (select count(*) from entered where transaction_id = id) as entries from booked;
select id from webhook_endpoint where merchant_id = :merchant and state = 'ACTIVE';
select s.id, s.sealed_number, s.phone_number, m.name as shop, card.last4, p.amount, p.refunded, p.currency, p.decline_reason from payment p join merchant m on m.id = p.merchant_id left join pay_code code on code.digest = p.code_digest and (code.payment_id = p.id or p.decline_reason is distinct from 'CODE_NOT_LIVE') join subscriber s on s.id = coalesce(p.subscriber_id, code.subscriber_id) join card on card.token = coalesce(p.card_token, code.card_token) where p.id = :payment and s.erased_at is null;
insert into sms_outbox (id, sealed_number, phone_number, text, state, next_try_at, written_at, updated_at) values (:sms, :sealed, NULL, :sms_text, 'WAITING', now(), now(), now()) on conflict (id) do nothing;
update checkout_session c set state = case when 't' then 'PAID' when expires_at > now() and refusals + 1 < 10 and not sold.elsewhere then 'OPEN' else 'EXPIRED' end, sold_elsewhere = sold.elsewhere and not 't', refusals = case when 't' then refusals else refusals + 1 end, version = version + 1, updated_at = now() from (select exists ( select from checkout_session s join payment p on p.merchant_id = s.merchant_id and p.order_id = s.order_id where s.payment_id = :payment and p.state not in ('DECLINED', 'CANCELLED', 'REVERSING', 'REVERSED') ) as elsewhere) sold where c.payment_id = :payment and c.state = 'PROCESSING' returning c.id;
COMMIT;

