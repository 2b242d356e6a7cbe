package org.showpay.auth.handset.ended;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.trust.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Ends the sessions of a handset with the handset: their tokens live longer than that. */
final class HandsetFilter extends OncePerRequestFilter {

  private final OutOfUse outOfUse;
  private final HandlerExceptionResolver problems;

  HandsetFilter(OutOfUse outOfUse, HandlerExceptionResolver problems) {
    this.outOfUse = outOfUse;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    boolean isOut =
        caller != null
            && caller.getPrincipal() instanceof Caller.Handset calling
            && outOfUse.has(calling);
    if (isOut) {
      problems.resolveException(request, response, null, refused());
    } else {
      chain.doFilter(request, response);
    }
  }

  private static ProblemException refused() {
    ProblemException problem =
        new ProblemException(
            HttpStatus.UNAUTHORIZED,
            "HANDSET_OUT_OF_USE",
            NextStep.STOP,
            "This handset was taken out of use. Sign in with another one.");
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return problem;
  }
}
