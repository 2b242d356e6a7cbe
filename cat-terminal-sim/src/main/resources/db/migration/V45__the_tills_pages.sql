alter table till
  add column key_hash     text check (key_hash ~ '^[0-9a-f]{64}$'),
  add column last_receipt integer not null default 0,
  add column batch        integer not null default 1;

create index till_by_key on till (key_hash);

comment on column till.key_hash is
  'SHA-256 of the API key, which has 256 random bits: a cashier who signs in with the key is found by it.';
comment on column till.last_receipt is 'The number of the last receipt that this till''s page gave out.';
comment on column till.batch is
  'The batch that is open. Who charges or gives back holds this row in share, who closes the batch '
  'holds it alone: so nothing falls between two batches.';

alter table sale
  add column batch      integer,
  add column given_back bigint not null default 0 check (given_back between 0 and amount);

update sale set batch = 1 where state = 'APPROVED';

alter table sale add check ((batch is not null) = (state = 'APPROVED'));

create index sale_by_order on sale (till_id, order_id);
create index sale_of_batch on sale (till_id, batch);
create index sale_open on sale (opened_at) where state = 'OPEN';

comment on column sale.batch is 'The batch in which the consumer was charged.';
comment on column sale.given_back is
  'The sum of all refunds but those that were refused: more than was charged cannot be in it.';

create table refund (
  operation_id uuid primary key,
  payment_id   uuid        not null references sale,
  till_id      uuid        not null references till,
  kind         text        not null check (kind in ('REFUND', 'VOID')),
  amount       bigint      not null check (amount > 0),
  currency     text        not null check (currency ~ '^[A-Z]{3}$'),
  state        text        not null check (state in ('OPEN', 'DONE', 'REFUSED')),
  problem_code text        check (problem_code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  batch        integer,
  asked_at     timestamptz not null,
  updated_at   timestamptz not null,
  check ((batch is not null) = (state = 'DONE')),
  check ((problem_code is not null) = (state = 'REFUSED'))
);

create index refund_of_sale on refund (payment_id, asked_at);
create index refund_of_batch on refund (till_id, batch);
create index refund_open on refund (asked_at) where state = 'OPEN';

comment on table refund is
  'A row is committed before its operation id is sent anywhere, so that asking twice is one refund.';
