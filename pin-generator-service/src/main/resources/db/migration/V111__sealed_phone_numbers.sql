-- Phone numbers are encrypted. What stands in clear the service seals when it starts, and keeps and
-- writes on only while a version of before may run beside it; then the column goes.
--
-- The version before waits while this has its locks: so it reads no table, and gives up rather than
-- wait for long in front of it. V112 looks at what stands.

set local lock_timeout = '5s';

alter table handset_session
  alter column phone_number drop not null,
  add column sealed_number bytea,
  add constraint told_somewhere check (num_nonnulls(phone_number, sealed_number) > 0) not valid;
comment on column handset_session.sealed_number is
  'AES-256-GCM under a key that is in no database, for this row alone.';

alter table sms_outbox
  alter column phone_number drop not null,
  add column sealed_number bytea,
  add constraint sent_to_somebody
    check (num_nonnulls(phone_number, sealed_number) > 0) not valid;
