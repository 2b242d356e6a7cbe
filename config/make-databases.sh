#!/bin/sh
# Gives each service a database of its own, the role that owns it (and makes its tables), and the
# role that the service serves as. Doing it again only sets the passwords. Used by docker-compose.yml.
set -eu
secrets=/run/secrets/showpay
PGPASSWORD=$(cat "$secrets/database/superuser-password")
export PGPASSWORD
for folder in "$secrets"/*/; do
  [ -f "$folder/spring.flyway.user" ] || continue
  owner=$(cat "$folder/spring.flyway.user")
  application=$(cat "$folder/spring.datasource.username")
  # psql quotes what :"owner" and :'password' stand for; the passwords are on no command line.
  password=$(cat "$folder/spring.flyway.password") \
  application_password=$(cat "$folder/spring.datasource.password") \
  psql -q -v ON_ERROR_STOP=1 -v owner="$owner" -v application="$application" <<'SQL'
\getenv password password
\getenv application_password application_password
select format('create role %I login', name)
  from unnest(array[:'owner', :'application']) name
 where not exists (select from pg_roles where rolname = name) \gexec
alter role :"owner" password :'password';
alter role :"application" password :'application_password';
select format('create database %I owner %I', :'owner', :'owner')
 where not exists (select from pg_database where datname = :'owner') \gexec
revoke all on database :"owner" from public;
grant connect on database :"owner" to :"application";
SQL
done
