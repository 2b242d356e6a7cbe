-- Finds the codes that a terminal tried and that were not live. Only refused payments are in it.
create index payment_with_a_wrong_code on payment (terminal_id, requested_at)
  where decline_reason = 'CODE_NOT_LIVE';
