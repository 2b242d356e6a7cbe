package org.showpay.cat.kiosk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.showpay.cat.pc.BarcodePc;
import org.showpay.cat.pc.PcDesk;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Knows which screen a browser shows: by a cookie that no script reads and no other site sends. */
@Component
final class PcCookie {

  private static final String NAME = "showpay-pc";

  private final PcDesk desk;

  PcCookie(PcDesk desk) {
    this.desk = desk;
  }

  static String handOver(String key) {
    return cookie(key).build().toString();
  }

  static String takeBack() {
    return cookie("").maxAge(Duration.ZERO).build().toString();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String key) {
    return ResponseCookie.from(NAME, key).path("/pc").httpOnly(true).sameSite("Strict");
  }

  /** The PC that this browser is; a page that asks by itself is no use of it. */
  Optional<BarcodePc> of(HttpServletRequest request) {
    boolean byItself = request.getRequestURI().endsWith("/panel");
    return key(request).flatMap(key -> byItself ? desk.peek(key) : desk.find(key));
  }

  /** The same for a form, which must be of the screen that is shown, and not of an older page. */
  BarcodePc of(HttpServletRequest request, String session) {
    return of(request)
        .filter(pc -> pc.sight().screen().session().toString().equals(session))
        .orElseThrow(() ->
            ProblemException.conflict(
                "OTHER_SCREEN", NextStep.FIX_REQUEST, "This PC shows another screen by now."));
  }

  private static Optional<String> key(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(Cookie::getValue)
            .findFirst();
  }
}
