package org.showpay.pin.handset;

import java.util.List;
import org.showpay.contracts.handset.HandsetApi;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.subscriber.SubscribersApi.AddCardRequest;
import org.showpay.contracts.subscriber.WalletCard;
import org.showpay.contracts.trust.Caller;
import org.showpay.pin.authserver.AuthServerCalls;
import org.showpay.pin.code.CodeIssuer;
import org.showpay.pin.code.IssueAnswer;
import org.showpay.pin.session.LiveSession;
import org.showpay.pin.session.Sessions;
import org.showpay.pin.session.SignInDesk;
import org.springframework.web.bind.annotation.RestController;

/** Serves handsets; but for signing in, each route first finds the caller's session alive. */
@RestController
class HandsetController implements HandsetApi {

  private final SignInDesk desk;
  private final Sessions sessions;
  private final AuthServerCalls authServer;
  private final CodeIssuer issuer;

  HandsetController(
      SignInDesk desk, Sessions sessions, AuthServerCalls authServer, CodeIssuer issuer) {
    this.desk = desk;
    this.sessions = sessions;
    this.authServer = authServer;
    this.issuer = issuer;
  }

  @Override
  public Session signIn(SignIn signIn) {
    return desk.signIn(signIn);
  }

  @Override
  public WalletCard addCard(AddCardRequest request) {
    return authServer.addCard(session().subscriber(), request);
  }

  @Override
  public List<WalletCard> cards() {
    return authServer.cards(session().subscriber());
  }

  @Override
  public IssuedCode issue(CodeRequest request) {
    return switch (issuer.issue(session(), request)) {
      case IssueAnswer.Issued issued -> issued.code();
      case IssueAnswer.Refused(var reason) ->
          throw ProblemException.unprocessable(reason.name(), reason.nextStep(), reason.message());
      case IssueAnswer.NoFreeCode _ ->
          throw ProblemException.unavailable("NO_FREE_CODE", "No code could be made. Try again.");
    };
  }

  private LiveSession session() {
    return sessions.of(Caller.currentHandset());
  }
}
