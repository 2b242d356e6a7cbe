-- While this is built subscribers are read, and payments of theirs written, but none is enrolled or
-- changed: that waits.

set local lock_timeout = '5s';

create unique index subscriber_number_index_key on subscriber (number_index);

-- Whom a version of before erased, which does not know the new columns: mostly nobody.
create index subscriber_half_erased on subscriber (id)
  where erased_at is not null and sealed_number is not null;
