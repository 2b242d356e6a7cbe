package org.showpay.auth.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.showpay.contracts.http.EarlyProblem;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends new payments away while as many are under way as can be done in time, before anything is
 * done for them: where all are let in, all are late, and tills give up what was done for them.
 * Whatever else tills ask goes on, above all what became of payments.
 */
final class AdmissionFilter extends OncePerRequestFilter {

  private static final String PAYMENTS = "/v1/payments";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Semaphore places;
  private volatile @Nullable EarlyProblem tooMany;

  AdmissionFilter(int places) {
    this.places = new Semaphore(places);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals(HttpMethod.POST.name())
        || !request.getServletPath().equals(PAYMENTS);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!places.tryAcquire()) {
      tooMany().write(response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  /** Made once, since it is said most where there is least time to say it. */
  private EarlyProblem tooMany() {
    EarlyProblem made = tooMany;
    if (made == null) {
      made =
          new EarlyProblem(
              ProblemException.unavailable(
                      "TOO_MANY_PAYMENTS",
                      "More payments come than can be done in time."
                          + " This request did nothing: repeat it.")
                  .comeBackIn(PAUSE));
      tooMany = made;
    }
    return made;
  }
}
