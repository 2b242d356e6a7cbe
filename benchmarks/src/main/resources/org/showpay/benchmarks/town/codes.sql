-- Registers codes as the pin-generator-service has it done, all at once, for the hour of a load.
with code as (
  select digest, row_number() over () as n from unnest(cast(? as bytea[])) digest),
handset_of_card as (
  select h.id, h.subscriber_id, k.token, row_number() over (order by h.key_hash) as n
    from handset h join card k on k.subscriber_id = h.subscriber_id where k.nickname = 'Load')
insert into pay_code (digest, subscriber_id, handset_id, card_token, state, issued_at, expires_at)
select code.digest, o.subscriber_id, o.id, o.token, 'LIVE', now(), now() + interval '180 seconds'
  from code join handset_of_card o on o.n = code.n
