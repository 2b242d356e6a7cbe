-- Flyway runs this for each service after its migrations, as the owner of its tables. Where there is
-- a role that is named after the owner, with _app behind it, the service logs in as that one: it may
-- fill the tables, and owns nothing, so that it can neither change a table nor switch a trigger off.
-- A service whose tables are evidence takes more away, in a procedure of its own.
do $$
declare
  application name := current_user || '_app';
begin
  if not exists (select from pg_roles where rolname = application) then
    return;
  end if;
  -- Two instances that start at once would stumble over each other's grants.
  perform pg_advisory_xact_lock(hashtext('grants of ' || application));
  execute format('grant select, insert, update, delete on all tables in schema %I to %I',
    current_schema, application);
  execute format('revoke all on flyway_schema_history from %I', application);
  if to_regclass('audit_entry') is not null then
    execute format('revoke all on audit_entry, audit_link, audit_day, audit_head from %I',
      application);
    execute format('grant select, insert on audit_entry, audit_link, audit_day to %I',
      application);
    execute format('grant select, update on audit_head to %I', application);
  end if;
  if to_regprocedure('restrict_application(name)') is not null then
    execute format('call restrict_application(%L)', application);
  end if;
end $$;
