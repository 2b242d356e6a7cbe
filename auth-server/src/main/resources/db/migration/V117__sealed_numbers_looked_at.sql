-- What stands is looked at while it is read and written: this keeps nobody waiting.

set local lock_timeout = '5s';

alter table subscriber
  validate constraint known_until_erased,
  validate constraint found_if_sealed,
  validate constraint index_is_a_digest;
alter table sms_outbox validate constraint sent_to_somebody;
