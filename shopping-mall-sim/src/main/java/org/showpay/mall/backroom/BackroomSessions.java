package org.showpay.mall.backroom;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.merchant.ApiKey;
import org.showpay.contracts.page.OpenSessions;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.mall.account.MerchantAccounts;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Who is in the back office: whoever has the key that the shop sells with. It has 256 random bits,
 * so guesses are not counted.
 */
@Component
class BackroomSessions {

  static final String COOKIE = "showpay-shop-office";
  private static final String PATH = "/office";
  private static final Duration IDLE = Duration.ofHours(1);

  private final MerchantAccounts accounts;
  private final OpenSessions<Visit> sessions;

  BackroomSessions(MerchantAccounts accounts, Clock clock) {
    this.accounts = accounts;
    this.sessions = new OpenSessions<>(IDLE, clock);
  }

  /** One that is the same only as itself, and good for as long as its key is the shop's. */
  private static final class Visit {

    private final ApiKeyHash key;

    private Visit(ApiKeyHash key) {
      this.key = key;
    }
  }

  /** The cookie of a new session, for the right key. */
  Optional<ResponseCookie> signIn(String key) {
    return keyIn(key)
        .filter(accounts::isKey)
        .map(right -> cookie(sessions.open(new Visit(ApiKeyHash.of(right)))).build());
  }

  /** Another key throws everybody out, wherever it was entered. */
  boolean isOpen(@Nullable String cookie) {
    return cookie != null && sessions.use(cookie, visit -> accounts.isKey(visit.key)).isPresent();
  }

  /** Ends this session and takes its cookie back. */
  ResponseCookie signOut(@Nullable String cookie) {
    if (cookie != null) {
      sessions.find(cookie, visit -> true).ifPresent(mine -> sessions.end(mine::equals));
    }
    return cookie("").maxAge(Duration.ZERO).build();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String token) {
    return ResponseCookie.from(COOKIE, token).path(PATH).httpOnly(true).sameSite("Strict");
  }

  private static Optional<ApiKey> keyIn(String typed) {
    try {
      return Optional.of(new ApiKey(typed.strip()));
    } catch (IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }
}
