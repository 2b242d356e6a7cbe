create table item (
  till_id  uuid   not null references till,
  ean      text   not null check (ean ~ '^[0-9]{13}$'),
  name     text   not null check (length(name) between 1 and 64),
  price    bigint not null check (price > 0),
  currency text   not null check (currency ~ '^[A-Z]{3}$'),
  primary key (till_id, ean)
);

comment on table item is 'What the shop of a till sells by its EAN-13; the check digit is proved before.';
