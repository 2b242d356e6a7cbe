-- What operators search payments by. Merchants, terminals and ids have their indexes already.

create index payment_newest on payment (requested_at desc, id desc);
create index payment_of_any_order on payment (order_id);
create index payment_of_approval on payment (approval_number) where approval_number is not null;

-- Of one payment's life: what its merchant was told. And what did not reach anybody, newest first.
create index webhook_message_of_payment on webhook_message (payment_id)
  where payment_id is not null;
create index webhook_delivery_undelivered on webhook_delivery (id desc)
  where state <> 'DELIVERED';
