-- Numbers of phones are encrypted, and found by a keyed digest. What stands in clear the service
-- seals when it starts.

alter table phone
  alter column phone_number drop not null,
  add column sealed_number bytea,
  add column number_index  bytea unique check (octet_length(number_index) = 32),
  add constraint has_a_number check (num_nonnulls(phone_number, sealed_number) > 0),
  add constraint found_if_sealed check ((sealed_number is null) = (number_index is null));

alter table sms_submission
  alter column phone_number drop not null,
  add column sealed_number bytea,
  add constraint for_somebody check (num_nonnulls(phone_number, sealed_number) > 0);
