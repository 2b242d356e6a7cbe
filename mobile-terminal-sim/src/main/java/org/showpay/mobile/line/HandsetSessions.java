package org.showpay.mobile.line;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.handset.HandsetApi;
import org.showpay.contracts.handset.HandsetApi.Session;
import org.showpay.contracts.phone.PhoneId;
import org.showpay.contracts.subscriber.SignIn;
import org.showpay.contracts.trust.BearerOf;
import org.showpay.mobile.phone.PhoneBook;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * Sees to it that a phone is signed in when it calls (patent S300). Sessions are kept in memory
 * only: a phone that lost its session signs in again.
 */
@Component
public class HandsetSessions {

  /** A call that starts this long before the session ends still arrives within it. */
  private static final Duration RENEWED_BEFORE_END = Duration.ofSeconds(30);

  private final HandsetApi signInLine;
  private final PhoneBook phones;
  private final Clock clock;
  private final ConcurrentMap<PhoneId, Line> lines = new ConcurrentHashMap<>();

  HandsetSessions(HttpServiceProxyRegistry clients, PhoneBook phones, Clock clock) {
    this.signInLine = clients.getClient(PeerLines.SIGN_IN, HandsetApi.class);
    this.phones = phones;
    this.clock = clock;
  }

  /**
   * Signs in with an ID and a password.
   *
   * @throws org.showpay.contracts.problem.ProblemException 401 when they are not recognised, 423
   *     while that is locked
   */
  public Session signIn(SignIn.ByLoginId credentials) {
    return Peer.PIN_GENERATOR.answer(() -> signInLine.signIn(credentials));
  }

  /** Signs a phone in by its own number, unless it is; refused as {@link #signIn} is. */
  public void signIn(PhoneId phone) {
    phones.mustBeConnected(phone);
    lines.computeIfAbsent(phone, Line::new).session();
  }

  /**
   * Asks a peer for whoever holds the phone. A phone's session that the peer takes for over (401)
   * is replaced and the question put once more; a second 401 is the peer's answer. One who signed
   * in with an ID must do so again. A phone without a network asks nobody.
   */
  public <R> R ask(Holder holder, Peer peer, Supplier<? extends @Nullable R> question) {
    phones.mustBeConnected(holder.phone());
    Session own = holder.session();
    return own == null
        ? askBySim(holder.phone(), peer, question)
        : peer.answer(() -> askIn(own, question));
  }

  private <R> R askBySim(PhoneId phone, Peer peer, Supplier<? extends @Nullable R> question) {
    Line line = lines.computeIfAbsent(phone, Line::new);
    Session session = line.session();
    return peer.answer(() -> {
      try {
        return askIn(session, question);
      } catch (HttpClientErrorException.Unauthorized over) {
        return askIn(line.sessionAfter(session), question);
      }
    });
  }

  private static <R> @Nullable R askIn(Session session, Supplier<? extends @Nullable R> question) {
    return BearerOf.<@Nullable R, RuntimeException>call(session.token().reveal(), question::get);
  }

  /** One phone's session; whoever comes while it signs in waits, and shares what it gets. */
  private final class Line {

    private final PhoneId phone;
    private @Nullable Session session;

    Line(PhoneId phone) {
      this.phone = phone;
    }

    synchronized Session session() {
      Session known = session;
      if (known != null && !isAboutToEnd(known)) {
        return known;
      }
      Session fresh = Peer.PIN_GENERATOR.answer(() -> signInLine.signIn(phones.simOf(phone)));
      session = fresh;
      return fresh;
    }

    /** A new session, unless somebody else has replaced the refused one already. */
    synchronized Session sessionAfter(Session refused) {
      if (refused.equals(session)) {
        session = null;
      }
      return session();
    }

    private boolean isAboutToEnd(Session known) {
      return !clock.instant().isBefore(known.expiresAt().minus(RENEWED_BEFORE_END));
    }
  }
}
