alter table subscriber add column frozen_at timestamptz;
comment on column subscriber.frozen_at is
  'Since when its owner has stopped the wallet. What the operator stops is in the column state.';

create index code_of_subscriber on pay_code (subscriber_id, issued_at);
create index payment_refused_with_code on payment (code_digest)
  where subscriber_id is null and state = 'DECLINED';
comment on index payment_refused_with_code is
  'A payment that was refused before its code was spent concerns the owner of the code too.';
