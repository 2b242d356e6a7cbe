package org.showpay.issuer.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.showpay.contracts.fault.FaultEffect;
import org.showpay.issuer.line.Exchange;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands between the caller, who has been let in already, and the host, and has go wrong what is to
 * go wrong.
 */
@Component
class FaultFilter extends OncePerRequestFilter {

  private final HostMessages messages;
  private final Faults faults;
  private final FaultyLine line;

  FaultFilter(HostMessages messages, Faults faults, FaultyLine line) {
    this.messages = messages;
    this.faults = faults;
    this.line = line;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !HttpMethod.POST.matches(request.getMethod())
        || !HostMessages.isForAHost(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain host)
      throws IOException, ServletException {
    byte[] body = request.getInputStream().readAllBytes();
    Exchange exchange = new Exchange(request, body, response, host);
    Optional<FaultEffect> effect =
        messages.read(request.getRequestURI(), body).flatMap(faults::strike);
    if (effect.isPresent()) {
      line.play(effect.get(), exchange);
    } else {
      exchange.pass();
    }
  }
}
