-- What the next payments are about; each has a code that is live for three minutes. Those that follow
-- each other are of different people, who would wait for each other's locks otherwise.
update auth.pay_code set state = 'VOID' where state = 'LIVE';
delete from public.draw;
insert into public.draw
select n, next.payment, 'order ' || n, decode(md5(n || ' of ' || now()) || md5(now() || ' ' || n), 'hex'),
       md5('subscriber ' || 1 + i % (:payments / 4))::uuid, md5('card ' || 1 + i % (:payments / 4))::uuid,
       md5('terminal ' || 1 + n % 128)::uuid, shop.id::uuid, 'Shop ' || 1 + (1 + n % 128) % 32,
       '{hanbit,mer_' || shop.id || ',hanbit,mer_' || shop.id || ',hanbit,mer_' || shop.id
         || ',showpay}',
       '{' || next.payment || ',' || next.payment || '}',
       md5('a' || 1 + n % 128) || md5('b' || 1 + n % 128), sha256(('d' || n)::bytea) || substring(sha256(('e' || n)::bytea) for 13),
       gen_random_uuid(), 'Showpay: 12,000 KRW paid at Shop 1 with card 1234.',
       md5('account ' || 1 + i % (:payments / 4))::uuid, md5('p' || 1 + i % (:payments / 4)) || md5('q' || 1 + i % (:payments / 4)),
       lpad(upper(to_hex(n)), 6, '0'), now(), '1234', '2099-12', 999999988000, current_date
  from (select i, i + (select last_value from public.draw_number) as n,
               gen_random_uuid() as payment
          from generate_series(1, :payments) i) next,
       lateral (select md5('merchant ' || 1 + (1 + n % 128) % 32) as id) shop;
insert into auth.pay_code (digest, subscriber_id, handset_id, card_token, state, issued_at, expires_at)
select code, subscriber, h.id, card, 'LIVE', now(), now() + interval '180 seconds'
  from (select d.*, row_number() over (partition by subscriber order by n) as nth from public.draw d) d
  join (select id, subscriber_id, row_number() over (partition by subscriber_id order by id) as nth
          from auth.handset) h on h.subscriber_id = d.subscriber and h.nth = d.nth;
select setval('public.draw_number', (select min(n) - 1 from public.draw));
