package org.showpay.pin.session;

import java.time.Instant;
import org.showpay.contracts.handset.HandsetApi.Session;
import org.showpay.contracts.handset.SessionId;
import org.showpay.contracts.handset.SessionToken;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SignInAnswer.Locked;
import org.showpay.contracts.subscriber.SignInAnswer.NotRecognised;
import org.showpay.contracts.subscriber.SignInAnswer.SignedIn;
import org.showpay.contracts.trust.Caller;
import org.showpay.contracts.trust.ServiceName;
import org.showpay.contracts.trust.ServiceTokens;
import org.showpay.pin.authserver.AuthServerCalls;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Signs handsets in (patent S300, S302): the auth-server knows who it is, we keep the session. */
@Component
public class SignInDesk {

  private final AuthServerCalls authServer;
  private final Sessions sessions;
  private final ServiceTokens tokens;

  SignInDesk(AuthServerCalls authServer, Sessions sessions, ServiceTokens tokens) {
    this.authServer = authServer;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  /**
   * Opens a session for whoever proves to be a subscriber.
   *
   * @throws ProblemException 401 in the same words whatever was wrong, 423 while locked, 503 when
   *     the auth-server does not say
   */
  public Session signIn(SignIn credentials) {
    return switch (authServer.signIn(credentials)) {
      case SignedIn who -> open(who);
      case NotRecognised _ ->
          throw new ProblemException(
              HttpStatus.UNAUTHORIZED,
              "NOT_RECOGNISED",
              NextStep.FIX_REQUEST,
              "These are not the credentials of a subscriber. Check them and try again.");
      case Locked _ ->
          throw new ProblemException(
              HttpStatus.LOCKED,
              "LOCKED",
              NextStep.STOP,
              "There were too many wrong tries. Signing in is locked for a while.");
    };
  }

  private Session open(SignedIn who) {
    SessionId session = SessionId.next();
    Instant expiresAt = sessions.open(session, who);
    String token =
        tokens.sessionToken(
            new Caller.Handset(session, who.handset(), who.subscriber()),
            expiresAt,
            ServiceName.PIN_GENERATOR,
            ServiceName.GATEWAY_ADAPTER,
            ServiceName.AUTH_SERVER);
    return new Session(session, new SessionToken(token), expiresAt);
  }
}
