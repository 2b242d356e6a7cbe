-- Stock: what is on sale, and beside it what is in orders that are not cancelled.
alter table good add column taken integer not null default 0 check (taken >= 0);
comment on column good.taken is
  'What is in orders that are not cancelled: set aside or sold. Goods that are put back twice would '
  'be less than nothing here.';

update good set taken = coalesce((
  select sum(i.quantity) from order_item i join shop_order o on o.id = i.order_id
   where i.sku = good.sku and o.state <> 'CANCELLED'), 0);

alter table order_item add column name text not null default '' check (length(name) <= 100);
update order_item set name = (select g.name from good g where g.sku = order_item.sku);
comment on column order_item.name is 'What it was called when the order was placed.';

alter table shop_order drop constraint shop_order_state_check;
alter table shop_order
  add column customer        text check (customer ~ '^[0-9a-f]{64}$'),
  add column session_id      uuid not null unique default gen_random_uuid(),
  add column session_version integer not null default 0,
  add column session_state   text
    check (session_state in ('OPEN', 'PROCESSING', 'PAID', 'EXPIRED', 'CANCELLED')),
  add column screen          text,
  add column pay_by          timestamptz,
  add column decline         text check (decline ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  add column payment_id      uuid unique,
  add column paid_at         timestamptz,
  add column given_back      bigint not null default 0 check (given_back between 0 and total),
  add column refunded        bigint not null default 0 check (refunded between 0 and given_back),
  add column ending          text check (ending in ('TIME_OVER', 'GIVEN_UP', 'NOT_OPENED')),
  add column end_wanted_at   timestamptz,
  add column asked_at        timestamptz,
  add column paid_too_late   boolean not null default false,
  add column looked_again    boolean not null default false,
  add constraint shop_order_state check (state in ('PLACED', 'PAID', 'CANCELLED', 'REFUNDED')),
  add constraint shop_order_paid_by_a_payment
    check (state in ('PLACED', 'CANCELLED') or payment_id is not null and paid_at is not null),
  add constraint shop_order_payment_is_paid
    check (payment_id is null or state in ('PAID', 'REFUNDED') or paid_too_late),
  add constraint shop_order_refunded_as_a_whole
    check (state not in ('PAID', 'REFUNDED') or (state = 'REFUNDED') = (refunded = total));

update shop_order set ending = 'GIVEN_UP', looked_again = true where state = 'CANCELLED';
update shop_order set pay_by = placed_at;
alter table shop_order
  alter column session_id drop default,
  alter column pay_by set not null,
  add constraint shop_order_ends_for_a_reason check ((state = 'CANCELLED') = (ending is not null));

create index shop_order_of_customer on shop_order (customer, placed_at desc);
create index shop_order_placed on shop_order (id) where state = 'PLACED';
create index shop_order_ended on shop_order (cancelled_at) where not looked_again;

comment on column shop_order.customer is
  'SHA-256 of the cookie of the browser that placed it; none where the operator did.';
comment on column shop_order.session_id is
  'Made and committed before the auth-server is asked, so that asking twice is one session.';
comment on column shop_order.session_version is
  'The highest that was applied: an answer that is not higher changes nothing.';
comment on column shop_order.decline is 'Why the last payment was refused, whether or not another followed.';
comment on column shop_order.given_back is 'The sum of all refunds but those that were refused.';
comment on column shop_order.end_wanted_at is 'Somebody wants to cancel; the auth-server has the last word.';
comment on column shop_order.paid_too_late is 'Paid there and cancelled here, which must not be: refunded.';
comment on column shop_order.looked_again is 'Cancelled, and the auth-server was asked once more afterwards.';

create function refuse_other_moves_of_an_order() returns trigger language plpgsql as $$
begin
  if (old.state, new.state) not in
      (('PLACED', 'PAID'), ('PLACED', 'CANCELLED'), ('PAID', 'REFUNDED')) then
    raise exception 'an order does not go from % to %', old.state, new.state
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger shop_order_moves before update of state on shop_order
  for each row when (old.state is distinct from new.state)
  execute function refuse_other_moves_of_an_order();

create table cart_line (
  customer text        not null check (customer ~ '^[0-9a-f]{64}$'),
  sku      text        not null references good (sku),
  quantity integer     not null check (quantity between 1 and 99),
  put_at   timestamptz not null,
  primary key (customer, sku)
);
create index cart_line_by_age on cart_line (put_at);

create table refund (
  operation_id uuid        primary key,
  order_id     uuid        not null references shop_order (id),
  amount       bigint      not null check (amount > 0),
  currency     text        not null check (currency ~ '^[A-Z]{3}$'),
  state        text        not null check (state in ('OPEN', 'DONE', 'REFUSED')),
  problem      text        check (problem ~ '^[A-Z][A-Z0-9_]{0,39}$'),
  asked_at     timestamptz not null,
  updated_at   timestamptz not null,
  check ((problem is not null) = (state = 'REFUSED'))
);
create index refund_of_order on refund (order_id, asked_at);
create index refund_open on refund (asked_at) where state = 'OPEN';
comment on table refund is
  'A row is committed before its operation id is sent anywhere, so that asking twice is one refund.';

create table merchant_account (
  one              boolean     primary key default true check (one),
  key_hash         text        not null check (key_hash ~ '^[0-9a-f]{64}$'),
  sealed_key       bytea       not null,
  sealed_secret    bytea       not null,
  earlier_secret   bytea,
  secret_since     timestamptz not null
);
comment on table merchant_account is 'What the shop sells with; one row, sealed under showpay.shop-key.';
comment on column merchant_account.earlier_secret is 'Good for 24 hours after secret_since.';

create table webhook_seen (
  message_id text        primary key check (length(message_id) <= 100),
  seen_at    timestamptz not null
);
create index webhook_seen_by_age on webhook_seen (seen_at);

-- The table of db-scheduler 16, without the priorities that are not used here.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
