create table closed_batch (
  till_id   uuid        not null references till,
  number    integer     not null check (number > 0),
  closed_at timestamptz not null,
  primary key (till_id, number)
);

create table closed_batch_figures (
  till_id  uuid    not null,
  number   integer not null,
  currency text    not null check (currency ~ '^[A-Z]{3}$'),
  sales    bigint  not null check (sales >= 0),
  sold     bigint  not null check (sold >= 0),
  voids    bigint  not null check (voids >= 0),
  voided   bigint  not null check (voided >= 0),
  refunds  bigint  not null check (refunds >= 0),
  refunded bigint  not null check (refunded >= 0),
  primary key (till_id, number, currency),
  foreign key (till_id, number) references closed_batch
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are closed: they are neither changed nor deleted', tg_table_name;
end $$;

create trigger closed_batch_does_not_change
  before update or delete or truncate on closed_batch
  for each statement execute function refuse_change();
create trigger closed_batch_figures_do_not_change
  before update or delete or truncate on closed_batch_figures
  for each statement execute function refuse_change();

-- Called by afterMigrate.sql: what was closed stays, also for whoever breaks into the service.
create procedure restrict_application(application name) language plpgsql as $$
begin
  execute format('revoke update, delete, truncate on closed_batch, closed_batch_figures from %I',
    application);
end $$;
