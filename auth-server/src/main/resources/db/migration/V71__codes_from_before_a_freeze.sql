alter table device_key add column after_step bigint not null default 0;
comment on column device_key.after_step is
  'Codes up to this half minute are taken no more: they could be made before a freeze that is over.';
