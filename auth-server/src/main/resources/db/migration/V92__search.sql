-- What operators search payments by. Merchants, terminals and ids have their indexes already.

create index payment_newest on payment (requested_at desc, id desc);
create index payment_of_any_order on payment (order_id);
create index payment_of_approval on payment (approval_number) where approval_number is not null;
