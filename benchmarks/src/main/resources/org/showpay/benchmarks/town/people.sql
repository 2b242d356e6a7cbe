-- Subscribers with three handsets each, who allow small amounts without a password.
with person as (
  select i, md5('subscriber ' || i)::uuid as id from generate_series(1, :subscribers) i),
enrolled as (
  insert into subscriber (id, phone_number, login_id, state, enrolled_at, version)
  select id, '8299' || lpad(i::text, 8, '0'), 'load-' || i, 'ACTIVE', now(), 0 from person),
allowed as (
  insert into spending_limit (subscriber_id, currency, per_payment, per_day, per_month,
    no_password_amount, no_password_count)
  select id, 'KRW', 1000000, 1000000000, 1000000000, 50000, 1000000 from person)
insert into handset (id, subscriber_id, key_hash, state, version)
select md5('handset ' || i || ' ' || h)::uuid, id, md5('key ' || i || ' ' || h), 'ACTIVE', 0
  from person, generate_series(1, 3) h;
