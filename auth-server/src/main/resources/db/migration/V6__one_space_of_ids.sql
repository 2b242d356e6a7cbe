-- The capture that comes with an authorization, and a reversal, have the payment's own uuid as their
-- operation. So no operation of a merchant may have the uuid of a payment, nor the other way round.

create table operation_id (
  id uuid primary key
);
comment on table operation_id is
  'Every uuid by which card companies know an operation: those of payments and of operations.';
insert into operation_id (id)
select id from payment union select id from payment_operation;
