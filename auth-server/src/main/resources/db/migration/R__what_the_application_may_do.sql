-- What the role that the service logs in as may not do, whatever else it was granted.

create or replace procedure restrict_application(application name) language plpgsql as $$
declare
  kept text;
begin
  -- Evidence is added to.
  foreach kept in array array['payment_move', 'fall_back', 'issuer_talk', 'operation_id',
    'merchant_terms', 'ledger_account', 'ledger_transaction', 'ledger_entry', 'settlement_batch',
    'settlement_item', 'reconciliation_run', 'reconciliation_finding', 'console_deed'] loop
    execute format('revoke all on %I from %I', kept, application);
    execute format('grant select, insert on %I to %I', kept, application);
  end loop;
  execute format('revoke all on legal_move, legal_checkout_move, checkout_session, payment, '
    'payment_operation, settlement_due, '
    'ledger_horizon, ledger_balance, reconciliation_item, company_file_line from %I', application);
  execute format('grant select on legal_move, legal_checkout_move to %I', application);
  execute format('grant select, insert, update on payment, payment_operation, checkout_session '
    'to %I', application);
  execute format('grant select, insert, delete on settlement_due to %I', application);
  execute format('grant select, update on ledger_horizon to %I', application);
  execute format('grant select, insert, update on ledger_balance, reconciliation_item to %I',
    application);
  execute format('grant select, insert, delete on company_file_line to %I', application);
  -- A proposal is decided on; what it says stays.
  execute format('revoke all on console_proposal from %I', application);
  execute format('grant select, insert, update (state, decided_by, decider, decided_at) '
    'on console_proposal to %I', application);
end $$;
