-- A merchant may be stopped for a while, and a terminal's key replaced without closing the shop.

alter table merchant
  drop constraint merchant_state_check,
  add constraint merchant_state_check check (state in ('ACTIVE', 'FROZEN', 'CLOSED'));
comment on column merchant.state is
  'FROZEN: nothing new is sold. What was sold before is captured, given back and settled as ever.';

alter table terminal
  add column earlier_key_hash  text unique check (earlier_key_hash ~ '^[0-9a-f]{64}$'),
  add column earlier_key_until timestamptz,
  add check ((earlier_key_hash is null) = (earlier_key_until is null));
comment on column terminal.earlier_key_hash is
  'The key before the present one: it is good until the time beside it, while the till gets the new one.';
