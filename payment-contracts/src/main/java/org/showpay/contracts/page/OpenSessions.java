package org.showpay.contracts.page;

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
import java.util.function.Predicate;

/**
 * The sessions of people at a service's pages, in memory only: after a restart one signs in again.
 * A session is found by the SHA-256 of its cookie, and ends when nobody has used it for a while.
 *
 * @param <S> what is known of a session; two are the same only if they are one object
 */
public final class OpenSessions<S> {

  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Entry<S>> sessions = new ConcurrentHashMap<>();
  private final Duration idle;
  private final Clock clock;

  /** No session is open yet; one that is not used for so long is over. */
  public OpenSessions(Duration idle, Clock clock) {
    this.idle = idle;
    this.clock = clock;
  }

  private record Entry<S>(S session, Instant usedAt) {}

  /** Opens a session and gives what its cookie holds: 256 random bits. */
  public String open(S session) {
    Instant now = clock.instant();
    sessions.values().removeIf(entry -> isOver(entry, now));
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(digest(token), new Entry<>(session, now));
    return token;
  }

  /** The session of a cookie, if it is such a one and not over; it is in use then. */
  public Optional<S> use(String token, Predicate<S> which) {
    Instant now = clock.instant();
    return find(token, which)
        .filter(session ->
            sessions.computeIfPresent(
                    digest(token),
                    (digest, entry) -> isOver(entry, now) ? null : new Entry<>(session, now))
                != null);
  }

  /** The same for what no person does: it does not keep the session alive. */
  public Optional<S> find(String token, Predicate<S> which) {
    return Optional.ofNullable(sessions.get(digest(token)))
        .filter(entry -> !isOver(entry, clock.instant()))
        .map(Entry::session)
        .filter(which);
  }

  /** Ends all such sessions. */
  public void end(Predicate<S> which) {
    sessions.values().removeIf(entry -> which.test(entry.session));
  }

  /** False once it is over; asking does not keep it alive. */
  public boolean isOpen(S session) {
    Instant now = clock.instant();
    return sessions.values().stream()
        .anyMatch(entry -> entry.session.equals(session) && !isOver(entry, now));
  }

  private boolean isOver(Entry<S> entry, Instant now) {
    return entry.usedAt.plus(idle).isBefore(now);
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
