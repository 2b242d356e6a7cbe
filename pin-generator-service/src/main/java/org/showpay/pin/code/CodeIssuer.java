package org.showpay.pin.code;

import org.showpay.contracts.handset.HandsetApi.CodeRequest;
import org.showpay.contracts.handset.HandsetApi.IssuedCode;
import org.showpay.contracts.paycode.CodeRefusal;
import org.showpay.contracts.paycode.PayCode;
import org.showpay.contracts.paycode.PayCodeRegistration;
import org.showpay.contracts.paycode.RegistrationAnswer.Refused;
import org.showpay.contracts.paycode.RegistrationAnswer.Registered;
import org.showpay.contracts.paycode.RegistrationAnswer.Taken;
import org.showpay.pin.authserver.AuthServerCalls;
import org.showpay.pin.session.LiveSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The story of one code (patent S304 to S308); every branch of it is in {@link #issue}. */
@Component
public class CodeIssuer {

  private static final Logger LOG = LoggerFactory.getLogger(CodeIssuer.class);
  private static final int MAX_DRAWS = 5;

  private final CodeSource source;
  private final AuthServerCalls authServer;
  private final CodeBook book;

  CodeIssuer(CodeSource source, AuthServerCalls authServer, CodeBook book) {
    this.source = source;
    this.authServer = authServer;
    this.book = book;
  }

  /**
   * Makes a code live and gives it away, in this order. Where the auth-server does not answer (503)
   * or our own book cannot be written, the code is forgotten: should it be registered all the same,
   * nobody has seen it, and age or the handset's next code ends it.
   */
  public IssueAnswer issue(LiveSession session, CodeRequest wish) {
    for (int draw = 1; draw <= MAX_DRAWS; draw++) {
      PayCode code = source.draw();
      switch (authServer.register(registration(code, session, wish))) {
        case Registered live -> {
          book.write(session, wish.card(), live);
          return new IssueAnswer.Issued(new IssuedCode(code, live.expiresAt(), live.cardLast4()));
        }
        case Refused(CodeRefusal reason) -> {
          return new IssueAnswer.Refused(reason);
        }
        case Taken _ -> LOG.warn("Draw {} of {} gave a code that is in use", draw, MAX_DRAWS);
      }
    }
    return new IssueAnswer.NoFreeCode();
  }

  private PayCodeRegistration registration(PayCode code, LiveSession session, CodeRequest wish) {
    return new PayCodeRegistration(
        source.digest(code),
        session.subscriber(),
        session.handset(),
        wish.card(),
        wish.ceiling(),
        wish.merchant(),
        wish.channel());
  }
}
