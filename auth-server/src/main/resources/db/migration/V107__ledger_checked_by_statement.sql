-- Whether entries belong where they are added is checked once for each statement that adds some, in
-- place of twice for each entry. That they balance stays a check at the commit: the version before,
-- which may run beside this one, still adds those of one transaction by two statements.

drop trigger ledger_entry_belongs on ledger_entry;
drop function check_ledger_entry();

create function check_ledger_entries() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select transaction_id into wrong from added
   where not exists (select from ledger_transaction
                      where id = added.transaction_id
                        and database_transaction = pg_current_xact_id())
   limit 1;
  if found then
    raise exception 'ledger transaction % is complete: nothing is added to it', wrong.transaction_id
      using errcode = 'check_violation';
  end if;
  select account_id, currency into wrong from added
   where not exists (select from ledger_account
                      where id = added.account_id and currency = added.currency)
   limit 1;
  if found then
    raise exception 'there is no ledger account % in %', wrong.account_id, wrong.currency
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger ledger_entries_belong
  after insert on ledger_entry referencing new table as added
  for each statement execute function check_ledger_entries();
