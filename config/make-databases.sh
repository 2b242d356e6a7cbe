#!/bin/sh
# Gives each service that has a database password a role and a database of its own, named after
# its user. Doing it again only sets the passwords. Used by docker-compose.yml.
set -eu
secrets=/run/secrets/showpay
PGPASSWORD=$(cat "$secrets/database/superuser-password")
export PGPASSWORD
for folder in "$secrets"/*/; do
  [ -f "$folder/spring.datasource.username" ] || continue
  role=$(cat "$folder/spring.datasource.username")
  # psql quotes what :"role" and :'password' stand for; the password is on no command line.
  password=$(cat "$folder/spring.datasource.password") psql -q -v ON_ERROR_STOP=1 -v role="$role" <<'SQL'
\getenv password password
select format('create role %I login', :'role')
 where not exists (select from pg_roles where rolname = :'role') \gexec
alter role :"role" password :'password';
select format('create database %I owner %I', :'role', :'role')
 where not exists (select from pg_database where datname = :'role') \gexec
revoke all on database :"role" from public;
SQL
done
