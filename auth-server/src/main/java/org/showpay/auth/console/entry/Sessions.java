package org.showpay.auth.console.entry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.console.operator.Operator;
import org.showpay.contracts.console.OperatorId;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is signed in: rows, so that any instance knows them all. A session is over after half an hour
 * without use, after eight hours, and when its operator is removed.
 */
@Repository
class Sessions {

  private static final int TOKEN_BYTES = 32;

  private static final String OF_TOKEN =
      """
       where s.token = :token and o.id = s.operator_id and o.state = 'ACTIVE'
         and s.used_at > now() - interval '30 minutes'
         and s.opened_at > now() - interval '8 hours'
      """;

  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  Sessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens one and gives what its cookie holds: 256 random bits. */
  String open(OperatorId operator) {
    jdbc.sql("delete from console_session where opened_at < now() - interval '8 hours'").update();
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbc.sql("insert into console_session (token, operator_id) values (:token, :operator)")
        .param("token", digest(token))
        .param("operator", operator.uuid())
        .update();
    return token;
  }

  /** Whose session this is, if it is one and not over; it is in use then. */
  Optional<Operator> use(String token, String address) {
    return ask(
        "update console_session s set used_at = now() from console_operator o"
            + OF_TOKEN
            + " returning o.id, o.name, o.role",
        token,
        address);
  }

  /** The same for what no person does: it does not keep the session alive. */
  Optional<Operator> find(String token, String address) {
    return ask(
        "select o.id, o.name, o.role from console_session s, console_operator o" + OF_TOKEN,
        token,
        address);
  }

  void end(String token) {
    jdbc.sql("delete from console_session where token = :token")
        .param("token", digest(token))
        .update();
  }

  private Optional<Operator> ask(String sql, String token, String address) {
    return jdbc.sql(sql)
        .param("token", digest(token))
        .query((row, n) ->
            new Operator(
                new OperatorId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                address))
        .optional();
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
