-- What the role that the service logs in as may not do: the journal is added to, and each of its
-- rows gets its outcome. A data key stays as it was wrapped.

create or replace procedure restrict_application(application name) language plpgsql as $$
begin
  execute format('revoke all on journal, follow_up, follow_up_message, inquiry from %I',
    application);
  execute format('grant select, insert on journal, follow_up, follow_up_message, inquiry to %I',
    application);
  execute format('revoke all on vault_key from %I', application);
  execute format('grant select, insert on vault_key to %I', application);
  execute format('grant update (answered_at, outcome, reason, approval, available, why) '
    'on journal to %I', application);
  execute format('grant update (attempts, decided_at, outcome, reason) on follow_up to %I',
    application);
  execute format('grant update (answered_at, outcome, reason, why) on follow_up_message to %I',
    application);
  execute format('grant update (answered_at, outcome, reason, approval, why) on inquiry to %I',
    application);
end $$;
revoke execute on procedure restrict_application from public;
