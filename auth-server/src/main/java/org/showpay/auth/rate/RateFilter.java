package org.showpay.auth.rate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.showpay.auth.tries.TooMany;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Sends away whoever asks more often than is bounded, before anything is done for them. */
final class RateFilter extends OncePerRequestFilter {

  private final Rates rates;
  private final Function<HttpServletRequest, List<Whose>> whose;
  private final HandlerExceptionResolver problems;

  /** Counts each request as one of these. */
  RateFilter(
      Rates rates,
      Function<HttpServletRequest, List<Whose>> whose,
      HandlerExceptionResolver problems) {
    this.rates = rates;
    this.whose = whose;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Rates.Reached> reached = rates.take(whose.apply(request));
    if (reached.isPresent()) {
      problems.resolveException(request, response, null, tooMany(reached.get()));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static ProblemException tooMany(Rates.Reached reached) {
    return TooMany.of(
        new TooMany.Policy(
            "requests-" + reached.whose().name(), reached.whose().most(), LocalBucket.WINDOW),
        reached.left(),
        "TOO_MANY_REQUESTS",
        NextStep.RETRY_SAME,
        "More requests come than are allowed. This one did nothing: repeat it after a while.");
  }
}
