package org.showpay.contracts.vitals;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Changes nothing while the service may not be believed: whatever is more than a look is answered
 * 503 before anything is done, so that it may be sent again as it is.
 */
final class FitToServe implements HandlerInterceptor {

  private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Pulse pulse;

  FitToServe(Pulse pulse) {
    this.pulse = pulse;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    boolean tellsOfAnError = request.getDispatcherType() != DispatcherType.REQUEST;
    if (tellsOfAnError || LOOKS.contains(request.getMethod())) {
      return true;
    }
    for (Part part : pulse.failing()) {
      throw ProblemException.unavailable(
              part.refusal(), part.lack() + " Nothing was done. Send it again in some seconds.")
          .comeBackIn(PAUSE);
    }
    return true;
  }
}
