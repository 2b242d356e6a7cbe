package org.showpay.pin.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.number.NumberSafe;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.HandsetId;
import org.showpay.contracts.subscriber.SignInAnswer.SignedIn;
import org.showpay.contracts.subscriber.SubscriberId;
import org.showpay.contracts.trust.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of all handsets; whether one is over is judged by the database's clock alone. */
@Component
public class Sessions {

  private final JdbcClient database;
  private final NumberSafe numbers;
  private final Duration life;

  Sessions(JdbcClient database, NumberSafe numbers, SessionProperties properties) {
    this.database = database;
    this.numbers = numbers;
    this.life = properties.sessionLife();
  }

  /** Writes a new session down and says when it will be over. */
  Instant open(SessionId session, SignedIn who) {
    return database
        .sql(
            """
            insert into handset_session
              (id, subscriber, handset, sealed_number, phone_number, expires_at)
            values (:id, :subscriber, :handset, :sealed, :clear,
                    now() + make_interval(secs => :seconds))
            returning expires_at\
            """)
        .param("id", session.uuid())
        .param("subscriber", who.subscriber().uuid())
        .param("handset", who.handset().uuid())
        .param("sealed", numbers.close(who.phoneNumber(), session.uuid()))
        .param("clear", numbers.clear(who.phoneNumber()))
        .param("seconds", life.toSeconds())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  /**
   * The session of the handset that calls.
   *
   * @throws ProblemException 401 when it is over: a token may outlive its session
   */
  public LiveSession of(Caller.Handset caller) {
    return database
        .sql(
            """
            select id, subscriber, handset, sealed_number, phone_number from handset_session
            where id = :id and subscriber = :subscriber and handset = :handset
              and ended_at is null and expires_at > now()\
            """)
        .param("id", caller.session().uuid())
        .param("subscriber", caller.subscriber().uuid())
        .param("handset", caller.handset().uuid())
        .query(this::read)
        .optional()
        .orElseThrow(Sessions::over);
  }

  private LiveSession read(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new LiveSession(
        new SessionId(id),
        new SubscriberId(row.getObject("subscriber", UUID.class)),
        new HandsetId(row.getObject("handset", UUID.class)),
        numbers.open(row, id));
  }

  private static ProblemException over() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "SESSION_OVER",
        NextStep.FIX_REQUEST,
        "This session is over. Sign in again.");
  }
}
