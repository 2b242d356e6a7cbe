package org.showpay.mobile.entry;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.showpay.contracts.page.OpenSessions;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.mobile.line.Holder;
import org.springframework.stereotype.Component;

/** The sessions of all pages; they last a quarter of an idle hour. */
@Component
public class PageSessions {

  private static final Duration IDLE = Duration.ofMinutes(15);

  private final OpenSessions<PageSession> sessions;

  PageSessions(Clock clock) {
    this.sessions = new OpenSessions<>(IDLE, clock);
  }

  /** Opens a session and gives what its cookie holds. */
  String open(Holder holder) {
    return sessions.open(new PageSession(holder));
  }

  /** The session of a cookie, if it is one of this phone and not over; it is in use then. */
  Optional<PageSession> use(String token, PhoneId phone) {
    return sessions.use(token, session -> session.phone().equals(phone));
  }

  /** The same for what no person does: it does not keep the session alive. */
  Optional<PageSession> find(String token, PhoneId phone) {
    return sessions.find(token, session -> session.phone().equals(phone));
  }

  /** Ends a session. */
  public void end(PageSession session) {
    sessions.end(open -> open == session);
  }

  /** False once it is over; asking does not keep it alive. */
  public boolean isOpen(PageSession session) {
    return sessions.isOpen(session);
  }
}
