-- NOT_SENT is a company that could not be reached. Where nobody tried to reach it, nothing is known of it.

alter table journal
  drop constraint journal_outcome_check,
  add constraint journal_outcome_check
    check (outcome in ('APPROVED', 'DECLINED', 'NOT_SENT', 'NOT_ASKED', 'NO_ANSWER')),
  drop constraint journal_silence_is_explained,
  add constraint journal_silence_is_explained check (
    (outcome is not null and outcome in ('NOT_SENT', 'NOT_ASKED', 'NO_ANSWER')) = (why is not null));
