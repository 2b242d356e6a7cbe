-- What the role that the service logs in as may not do: both logs are added to, and no payment's
-- position is forgotten.

create or replace procedure restrict_application(application name) language plpgsql as $$
begin
  execute format('revoke all on authorization_log, follow_up_log, payment_position from %I',
    application);
  execute format('grant select, insert on authorization_log, follow_up_log to %I', application);
  execute format('grant select, insert, update on payment_position to %I', application);
end $$;
revoke execute on procedure restrict_application from public;
