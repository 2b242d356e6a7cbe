-- Phone numbers are encrypted, and found by a keyed digest. What stands in clear the service seals
-- when it starts, and writes on only while a version of before runs beside it; then the column goes.

alter table subscriber
  add column sealed_number bytea,
  add column number_index  bytea unique check (octet_length(number_index) = 32),
  drop constraint known_until_erased,
  add constraint known_until_erased check (
    case when erased_at is null
         then login_id is not null and num_nonnulls(phone_number, sealed_number) > 0
         else num_nonnulls(phone_number, sealed_number, number_index, login_id) = 0 end),
  add constraint found_if_sealed check ((sealed_number is null) = (number_index is null));
comment on column subscriber.sealed_number is
  'AES-256-GCM under a key that is in no database, for this row alone.';
comment on column subscriber.number_index is 'HMAC-SHA-256 of the number, under a key of its own.';

alter table sms_outbox
  alter column phone_number drop not null,
  add column sealed_number bytea,
  add constraint sent_to_somebody check (num_nonnulls(phone_number, sealed_number) > 0);
