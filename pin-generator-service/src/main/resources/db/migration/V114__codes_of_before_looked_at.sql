-- What stands is looked at while it is read and written: this keeps nobody waiting.

set local lock_timeout = '5s';

alter table issued_code validate constraint of_before;
