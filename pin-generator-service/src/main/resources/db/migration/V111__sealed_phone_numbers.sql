-- Phone numbers are encrypted. What stands in clear the service seals when it starts, and writes on
-- only while a version of before runs beside it; then the column goes.

alter table handset_session
  alter column phone_number drop not null,
  add column sealed_number bytea,
  add constraint told_somewhere check (num_nonnulls(phone_number, sealed_number) > 0);
comment on column handset_session.sealed_number is
  'AES-256-GCM under a key that is in no database, for this row alone.';

alter table sms_outbox
  alter column phone_number drop not null,
  add column sealed_number bytea,
  add constraint sent_to_somebody check (num_nonnulls(phone_number, sealed_number) > 0);
