-- Subscribers with four handsets and a card each, thirty-two shops with four tills each.
insert into auth.subscriber (id, sealed_number, number_index, login_id, state, enrolled_at, version)
select md5('subscriber ' || i)::uuid, sha256(('a' || i)::bytea) || substring(sha256(('b' || i)::bytea) for 13),
       sha256(('c' || i)::bytea), 'load-' || i, 'ACTIVE', now(), 0
  from generate_series(1, :subscribers) i;
insert into auth.handset (id, subscriber_id, key_hash, state, version)
select md5('handset ' || i || ' ' || h)::uuid, md5('subscriber ' || i)::uuid,
       md5('key ' || i || ' ' || h), 'ACTIVE', 0
  from generate_series(1, :subscribers) i, generate_series(1, 4) h;
insert into auth.spending_limit (subscriber_id, currency, per_payment, per_day, per_month,
  no_password_amount, no_password_count)
select md5('subscriber ' || i)::uuid, 'KRW', 1000000, 1000000000, 1000000000, 50000, 1000000
  from generate_series(1, :subscribers) i;
insert into auth.card (token, subscriber_id, nickname, company, last4, state, available, currency,
  added_at, version)
select md5('card ' || i)::uuid, md5('subscriber ' || i)::uuid, 'Everyday', 'hanbit', '1234', 'ACTIVE',
       1000000000, 'KRW', now(), 0
  from generate_series(1, :subscribers) i;
insert into auth.merchant (id, name, state, opened_at, version)
select md5('merchant ' || i)::uuid, 'Shop ' || i, 'ACTIVE', now(), 0 from generate_series(1, 32) i;
insert into auth.terminal (id, merchant_id, label, api_key_hash, state, added_at, version)
select md5('terminal ' || i)::uuid, md5('merchant ' || 1 + i % 32)::uuid, 'till',
       md5('a' || i) || md5('b' || i), 'ACTIVE', now(), 0
  from generate_series(1, 128) i;
insert into gateway.card (id, owner, company, last4, expiry, ciphertext, fingerprint)
select md5('card ' || i)::uuid, md5('subscriber ' || i)::uuid, 'hanbit', '1234', '2099-12-31',
       decode(repeat(md5('c' || i), 3), 'hex'), decode(md5('f' || i) || md5('g' || i), 'hex')
  from generate_series(1, :subscribers) i;
insert into issuer.card_account (id, company, holder, credit_limit, currency, opened_at)
select md5('account ' || i)::uuid, 'hanbit', 'Holder ' || i, 1000000000000, 'KRW', now()
  from generate_series(1, :subscribers) i;
insert into issuer.card (pan_digest, account_id, last4, expiry)
select md5('p' || i) || md5('q' || i), md5('account ' || i)::uuid, '1234', '2099-12'
  from generate_series(1, :subscribers) i;
insert into auth.ledger_account (kind, owner, currency)
select kind, owner, 'KRW'
  from (select 'mer_' || md5('merchant ' || i) as owner from generate_series(1, 32) i) shop,
       unnest(array['HOLD_FOR_MERCHANT', 'MERCHANT_PAYABLE']) kind
union all values ('HOLD_AT_COMPANY', 'hanbit', 'KRW'), ('COMPANY_RECEIVABLE', 'hanbit', 'KRW'),
  ('FEE_INCOME', 'showpay', 'KRW');
create sequence public.draw_number;
create table public.draw (
  n bigint primary key, payment uuid, purchase text, code bytea, subscriber uuid, card uuid,
  terminal uuid, merchant uuid, shop text, owners text, operations text, api_key text, sealed bytea, sms uuid, sms_text text, account uuid,
  pan_digest text, approval text, moment timestamptz, last4 text, expiry text, available bigint,
  today date);
alter database payment_limit set search_path = auth, gateway, issuer, public;
