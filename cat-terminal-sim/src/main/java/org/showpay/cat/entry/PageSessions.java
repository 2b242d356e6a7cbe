package org.showpay.cat.entry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.showpay.contracts.till.TillId;
import org.springframework.stereotype.Component;

/**
 * The sessions of all pages, in memory only: after a restart one signs in again. A session is found
 * by the digest of its cookie, and ends when nobody has used it for four hours, as a till is used
 * for a shift.
 */
@Component
public class PageSessions {

  private static final Duration IDLE = Duration.ofHours(4);
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Entry> sessions = new ConcurrentHashMap<>();
  private final Clock clock;

  PageSessions(Clock clock) {
    this.clock = clock;
  }

  private record Entry(PageSession session, Instant usedAt) {}

  /** Opens a session and gives what its cookie holds. */
  String open(PageSession session) {
    Instant now = clock.instant();
    sessions.values().removeIf(entry -> isOver(entry, now));
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(digest(token), new Entry(session, now));
    return token;
  }

  /** The session of a cookie, if it is one of this side and not over; it is in use then. */
  Optional<PageSession> use(String token, Role role) {
    Instant now = clock.instant();
    return find(token, role)
        .filter(session ->
            sessions.computeIfPresent(
                    digest(token),
                    (digest, entry) -> isOver(entry, now) ? null : new Entry(session, now))
                != null);
  }

  /** The same for what no person does: it does not keep the session alive. */
  Optional<PageSession> find(String token, Role role) {
    return Optional.ofNullable(sessions.get(digest(token)))
        .filter(entry -> !isOver(entry, clock.instant()))
        .map(Entry::session)
        .filter(session -> session.role() == role);
  }

  /** Ends every page of a till, on both sides of the counter. */
  void end(TillId till) {
    sessions.values().removeIf(entry -> entry.session.till().equals(till));
  }

  /** False once it is over; asking does not keep it alive. */
  public boolean isOpen(PageSession session) {
    Instant now = clock.instant();
    return sessions.values().stream()
        .anyMatch(entry -> entry.session == session && !isOver(entry, now));
  }

  private static boolean isOver(Entry entry, Instant now) {
    return entry.usedAt.plus(IDLE).isBefore(now);
  }

  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
