#!/usr/bin/env bash
# Starts each service once on an empty database until it is ready, so that the JVM can write down
# what it learns while it starts (-XX:AOTCacheOutput), but for its profiles: what a start teaches of
# a payment's way is not worth their size. Used by the Dockerfile; all else that it makes, keys and
# rows, is gone with the step that runs it.
set -euo pipefail
secrets=/run/secrets/showpay
export PGDATA=/tmp/rows PGHOST=127.0.0.1 PGUSER=postgres
trap 'rm -rf "$secrets"/* "$PGDATA" /app/* /tmp/*' EXIT

/opt/java/openjdk/bin/java -cp '/stack/local-stack.jar:/stack/lib/*' org.showpay.stack.container.Containers secrets
initdb -U postgres --pwfile="$secrets/database/superuser-password" -A scram-sha-256 >/dev/null
pg_ctl -w -o '-c unix_socket_directories= -c listen_addresses=127.0.0.1 -c fsync=off' -l /tmp/postgres.log start >/dev/null
/bin/sh /config/make-databases.sh

ready() {
  exec 3<>/dev/tcp/127.0.0.1/8080 || return 1
  printf 'GET /actuator/health/readiness HTTP/1.0\r\n\r\n' >&3
  grep -q '"UP"' <&3
}

# While the next service practises. As a Debian package, since its tool is what the images have that
# reads zstd: an eighth smaller than by gzip.
pack() {
  mkdir -p "/tmp/packed/$1/DEBIAN"
  printf 'Package: %s\nVersion: 1\nArchitecture: all\nMaintainer: showpay\nDescription: start\n' "$1" \
    >"/tmp/packed/$1/DEBIAN/control"
  ln "/tmp/$1.aot" "/tmp/packed/$1/start.aot"
  dpkg-deb -Zzstd -z12 --root-owner-group --build "/tmp/packed/$1" "/caches/$1" >/dev/null
  echo "$1: a cache of $(du -m "/tmp/$1.aot" | cut -f1) MB, $(du -m "/caches/$1" | cut -f1) packed"
  rm -r "/tmp/$1.aot" "/tmp/packed/$1"
}

packing=()
for folder in /services/*/; do
  service=$(basename "$folder")
  for layer in "$folder"*/; do cp -a "$layer". /app; done
  cd /app
  SHOWPAY_SECRETS=$secrets/$service SERVER_PORT=8080 SHOWPAY_SMS_ADDRESS=127.0.0.1 \
  LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs \
  SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:5432/$(cat "$secrets/$service/spring.flyway.user") \
  /opt/java/openjdk/bin/java -Xmx384m -XX:+UseSerialGC -Dspring.aot.enabled=true -XX:AOTCacheOutput=/tmp/start.aot \
    -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining \
    -jar service.jar >/tmp/service.log 2>&1 &
  until ready 2>/dev/null; do
    kill -0 $! || { cat /tmp/service.log >&2; exit 1; }
    sleep 0.2
  done
  kill $!
  wait $! || [ $? = 143 ]
  mv /tmp/start.aot "/tmp/$service.aot"
  pack "$service" &
  packing+=($!)
  rm -rf /app/*
done
for job in "${packing[@]}"; do wait "$job"; done
pg_ctl -m immediate stop >/dev/null
