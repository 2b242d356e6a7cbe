package org.showpay.auth.idempotency;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.showpay.auth.idempotency.Claim.Answered;
import org.showpay.auth.idempotency.Claim.Differs;
import org.showpay.auth.idempotency.Claim.Granted;
import org.showpay.auth.idempotency.Claim.Running;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The requests that brought a key, a row for each. Every change of a row is one statement. */
@Repository
class RequestBook {

  /**
   * How long a request keeps its row without renewing it. A till that sends its payment again after
   * its server was killed hears that it is still being done until then, and has to have its final
   * answer within 45 s.
   */
  static final Duration LEASE = Duration.ofSeconds(15);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
  private static final int LOOKS = 3;

  private final JdbcClient jdbc;
  private final RequestDigests digests;

  RequestBook(JdbcClient jdbc, RequestDigests digests) {
    this.jdbc = jdbc;
    this.digests = digests;
  }

  /** Takes the row of this request, or says why it cannot be had. */
  Claim claim(KeyedRequest request) {
    for (int i = 0; i < LOOKS; i++) {
      UUID token = UUID.randomUUID();
      if (take(request, token)) {
        return new Granted(token);
      }
      Optional<Claim> earlier = earlier(request);
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    return new Running();
  }

  /** One statement decides, so that of many at once one has the row and the others see it. */
  private boolean take(KeyedRequest request, UUID token) {
    return jdbc.sql(
                """
                insert into idempotent_request as r
                       (id, caller, route, fields, state, token, started_at, lease_until)
                values (:id, :caller, left(:route, 200), cast(:fields as jsonb), 'RUNNING', :token,
                        now(), now() + make_interval(secs => :lease))
                on conflict (id) do update
                   set state = 'RUNNING', token = excluded.token, fields = excluded.fields,
                       started_at = excluded.started_at, lease_until = excluded.lease_until,
                       status = null, content_type = null, body = null
                 where r.started_at < now() - interval '7 days'
                    or r.fields = excluded.fields
                       and (r.state = 'FREE' or r.state = 'RUNNING' and r.lease_until < now())
                """)
            .param("id", request.id().bytes())
            .param("caller", request.caller())
            .param("route", request.route())
            .param("fields", JSON.writeValueAsString(request.fields()))
            .param("token", token)
            .param("lease", LEASE.toSeconds())
            .update()
        == 1;
  }

  /** Empty when the row was given up meanwhile and may be had after all. */
  private Optional<Claim> earlier(KeyedRequest request) {
    return jdbc.sql(
            "select state, fields, status, content_type, body from idempotent_request"
                + " where id = :id")
        .param("id", request.id().bytes())
        .query((row, n) -> {
          String field = firstDifference(request.fields(), row.getString("fields"));
          if (field != null) {
            return Optional.<Claim>of(new Differs(field));
          }
          return switch (row.getString("state")) {
            case "DONE" ->
                Optional.<Claim>of(
                    open(
                        request,
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getBytes("body")));
            case "RUNNING" -> Optional.<Claim>of(new Running());
            default -> Optional.<Claim>empty();
          };
        })
        .optional()
        .flatMap(claim -> claim);
  }

  private static @Nullable String firstDifference(Map<String, String> now, String earlierJson) {
    Map<String, String> earlier = JSON.readValue(earlierJson, FIELDS);
    for (var field : now.entrySet()) {
      if (!field.getValue().equals(earlier.get(field.getKey()))) {
        return field.getKey();
      }
    }
    return earlier.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .min(String::compareTo)
        .orElse(null);
  }

  /** Writes the answer down; false when the row was lost to another who has begun again. */
  boolean keep(KeyedRequest request, UUID token, Answered answer) {
    return jdbc.sql(
                """
                update idempotent_request
                   set state = 'DONE', token = null, lease_until = null,
                       status = :status, content_type = :type, body = :body
                 where id = :id and state = 'RUNNING' and token = :token
                """)
            .param("status", answer.status())
            .param("type", answer.contentType())
            .param("body", digests.seal().close(answer.body(), boundTo(request, answer.status())))
            .param("id", request.id().bytes())
            .param("token", token)
            .update()
        == 1;
  }

  private Answered open(KeyedRequest request, int status, @Nullable String type, byte[] body) {
    return new Answered(
        status, type, digests.seal().open(Objects.requireNonNull(body), boundTo(request, status)));
  }

  private static byte[] boundTo(KeyedRequest request, int status) {
    return (request.id().hex() + " " + status).getBytes(StandardCharsets.US_ASCII);
  }

  /** Gives the row up: the same request may be tried again, another still may not. */
  boolean release(KeyedRequest request, UUID token) {
    return jdbc.sql(
                """
                update idempotent_request set state = 'FREE', token = null, lease_until = null
                 where id = :id and state = 'RUNNING' and token = :token
                """)
            .param("id", request.id().bytes())
            .param("token", token)
            .update()
        == 1;
  }

  /**
   * Says that requests are still being done, all at once, so that none waits for the others to have
   * a connection; after ten minutes nobody believes it any more.
   *
   * @param running the requests by their tokens
   */
  void renew(Map<UUID, KeyedRequest> running) {
    if (running.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update idempotent_request set lease_until = now() + make_interval(secs => :lease)
             where id in (:ids) and state = 'RUNNING' and token in (:tokens)
               and started_at > now() - interval '10 minutes'
            """)
        .param("ids", running.values().stream().map(request -> request.id().bytes()).toList())
        .param("tokens", running.keySet())
        .param("lease", LEASE.toSeconds())
        .update();
  }

  /** Deletes the rows that are older than seven days, and says how many there were. */
  int forget() {
    return jdbc.sql("delete from idempotent_request where started_at < now() - interval '7 days'")
        .update();
  }
}
