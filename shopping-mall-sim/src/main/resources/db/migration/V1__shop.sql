create table good (
  sku      text    primary key check (sku ~ '^[A-Z0-9-]{1,20}$'),
  name     text    not null check (length(name) between 1 and 100),
  price    bigint  not null check (price > 0),
  currency text    not null check (currency = 'KRW'),
  stock    integer not null,
  -- The last word on what can be sold, whatever the code above it does.
  constraint good_stock_never_below_zero check (stock >= 0)
);
comment on column good.price is 'For one, in minor units.';
comment on column good.currency is 'One for all goods, since one order has one total.';
comment on column good.stock is 'What is still on sale; what is set aside for orders is not in it.';

create table shop_order (
  id           uuid        primary key,
  state        text        not null check (state in ('PLACED', 'CANCELLED')),
  total        bigint      not null check (total > 0),
  currency     text        not null check (currency ~ '^[A-Z]{3}$'),
  placed_at    timestamptz not null,
  cancelled_at timestamptz,
  constraint shop_order_cancelled_has_a_time
    check ((state = 'CANCELLED') = (cancelled_at is not null))
);

create table order_item (
  order_id uuid    not null references shop_order (id),
  position integer not null check (position between 0 and 49),
  sku      text    not null references good (sku),
  quantity integer not null check (quantity between 1 and 99),
  price    bigint  not null check (price > 0),
  primary key (order_id, position),
  unique (order_id, sku)
);
comment on column order_item.price is 'For one, as it was when the order was placed.';
