package org.showpay.auth.signature;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.showpay.contracts.http.ReplayedRequest;
import org.showpay.contracts.problem.ProblemException;
import org.showpay.contracts.signature.RequestSignature;
import org.showpay.contracts.trust.Caller;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Looks at the signature of what a terminal sends, before anything is done for it. A terminal need
 * not sign that has no key and whose merchant's terms leave it free.
 */
final class SignatureFilter extends OncePerRequestFilter {

  private final SignedRequests requests;
  private final HandlerExceptionResolver problems;

  SignatureFilter(SignedRequests requests, HandlerExceptionResolver problems) {
    this.requests = requests;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpServletRequest admitted;
    try {
      Authentication caller = SecurityContextHolder.getContext().getAuthentication();
      admitted =
          caller != null && caller.getPrincipal() instanceof Caller.Terminal terminal
              ? admit(request, terminal)
              : request;
    } catch (ProblemException problem) {
      problems.resolveException(request, response, null, problem);
      return;
    }
    chain.doFilter(admitted, response);
  }

  /** Content is bounded: what is longer than any message of ours did not come as far as here. */
  private HttpServletRequest admit(HttpServletRequest request, Caller.Terminal terminal)
      throws IOException {
    ReceivedMessage message = new ReceivedMessage(request);
    if (!RequestSignature.isIn(message)) {
      requests.requireNoNeed(terminal);
      return request;
    }
    byte[] content = request.getInputStream().readAllBytes();
    requests.check(terminal.terminal(), message, content);
    return new ReplayedRequest(request, content);
  }
}
