package org.showpay.mobile.entry;

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
import org.showpay.contracts.phone.PhoneId;
import org.showpay.mobile.line.Holder;
import org.springframework.stereotype.Component;

/**
 * The sessions of all pages, in memory only: after a restart one signs in again. A session is found
 * by the digest of its cookie, and ends when nobody has used it for a quarter of an hour.
 */
@Component
public class PageSessions {

  private static final Duration IDLE = Duration.ofMinutes(15);
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Entry> sessions = new ConcurrentHashMap<>();
  private final Clock clock;

  PageSessions(Clock clock) {
    this.clock = clock;
  }

  private record Entry(PageSession session, Instant usedAt) {}

  /** Opens a session and gives what its cookie holds. */
  String open(Holder holder) {
    Instant now = clock.instant();
    sessions.values().removeIf(entry -> isOver(entry, now));
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(digest(token), new Entry(new PageSession(holder), now));
    return token;
  }

  /** The session of a cookie, if it is one of this phone and not over; it is in use then. */
  Optional<PageSession> use(String token, PhoneId phone) {
    Instant now = clock.instant();
    return find(token, phone)
        .filter(session ->
            sessions.computeIfPresent(
                    digest(token),
                    (digest, entry) -> isOver(entry, now) ? null : new Entry(session, now))
                != null);
  }

  /** The same for what no person does: it does not keep the session alive. */
  Optional<PageSession> find(String token, PhoneId phone) {
    return Optional.ofNullable(sessions.get(digest(token)))
        .filter(entry -> !isOver(entry, clock.instant()))
        .map(Entry::session)
        .filter(session -> session.phone().equals(phone));
  }

  /** Ends a session. */
  public void end(PageSession session) {
    sessions.values().removeIf(entry -> entry.session == session);
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
