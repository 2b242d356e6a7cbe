-- Phone numbers are encrypted, and found by a keyed digest. What stands in clear the service seals
-- when it starts, and keeps and writes on only while a version of before may run beside it; then the
-- column goes.
--
-- Payments of the version before wait while this has its locks: so it reads no table, and gives up
-- rather than wait for long in front of them. V116 and V117 do what reads.

set local lock_timeout = '5s';

-- The version before erases who left without knowing the new columns: what it leaves in them the
-- service takes away.
alter table subscriber
  add column sealed_number bytea,
  add column number_index  bytea,
  drop constraint known_until_erased,
  add constraint known_until_erased check (
    case when erased_at is null
         then login_id is not null and num_nonnulls(phone_number, sealed_number) > 0
         else num_nonnulls(phone_number, login_id) = 0 end) not valid,
  add constraint found_if_sealed
    check ((sealed_number is null) = (number_index is null)) not valid,
  add constraint index_is_a_digest check (octet_length(number_index) = 32) not valid;
comment on column subscriber.sealed_number is
  'AES-256-GCM under a key that is in no database, for this row alone.';
comment on column subscriber.number_index is 'HMAC-SHA-256 of the number, under a key of its own.';

alter table sms_outbox
  alter column phone_number drop not null,
  add column sealed_number bytea,
  add constraint sent_to_somebody
    check (num_nonnulls(phone_number, sealed_number) > 0) not valid;
