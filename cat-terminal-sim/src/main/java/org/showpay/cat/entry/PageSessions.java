package org.showpay.cat.entry;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.showpay.contracts.page.OpenSessions;
import org.showpay.contracts.till.TillId;
import org.springframework.stereotype.Component;

/** The sessions of all pages; they last four idle hours, as a till is used for a shift. */
@Component
public class PageSessions {

  private static final Duration IDLE = Duration.ofHours(4);

  private final OpenSessions<PageSession> sessions;

  PageSessions(Clock clock) {
    this.sessions = new OpenSessions<>(IDLE, clock);
  }

  /** Opens a session and gives what its cookie holds. */
  String open(PageSession session) {
    return sessions.open(session);
  }

  /** The session of a cookie, if it is one of this side and not over; it is in use then. */
  Optional<PageSession> use(String token, Role role) {
    return sessions.use(token, session -> session.role() == role);
  }

  /** The same for what no person does: it does not keep the session alive. */
  Optional<PageSession> find(String token, Role role) {
    return sessions.find(token, session -> session.role() == role);
  }

  /** Ends every page of a till, on both sides of the counter. */
  void end(TillId till) {
    sessions.end(session -> session.till().equals(till));
  }

  /** False once it is over; asking does not keep it alive. */
  public boolean isOpen(PageSession session) {
    return sessions.isOpen(session);
  }
}
