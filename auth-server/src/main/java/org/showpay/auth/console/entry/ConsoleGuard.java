package org.showpay.auth.console.entry;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Stands before the console: whoever is signed in may look, only some may act, and a CSRF token
 * comes with every form. A browser loads and sends nothing but what belongs here.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleGuard {

  static final String SIGN_IN = "/console/sign-in";
  static final String REFUSED = "/console/refused";
  private static final String SIGN_OUT = "/console/sign-out";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
          + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain console(HttpSecurity http, Sessions sessions) {
    return http.securityMatcher("/console", "/console/**")
        .csrf(ConsoleGuard::withToken)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(ConsoleGuard::secure)
        .addFilterBefore(new SessionCookie(sessions), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(ConsoleGuard::open)
        .exceptionHandling(e ->
            e.authenticationEntryPoint((request, response, why) -> signInFirst(request, response))
                .accessDeniedHandler((request, response, why) -> refuse(request, response)))
        .build();
  }

  private static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          routes) {
    routes
        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
        .permitAll();
    routes.requestMatchers(SIGN_IN).permitAll();
    routes
        .requestMatchers(HttpMethod.POST, SIGN_OUT)
        .hasAnyAuthority(Role.LOOK.name(), Role.ACT.name());
    routes
        .requestMatchers(HttpMethod.GET, "/console", "/console/**")
        .hasAnyAuthority(Role.LOOK.name(), Role.ACT.name());
    routes.requestMatchers(HttpMethod.POST, "/console/**").hasAuthority(Role.ACT.name());
    routes.anyRequest().denyAll();
  }

  /** The usual strategy would take every request for signing in, and change the token with it. */
  private static void withToken(CsrfConfigurer<HttpSecurity> csrf) {
    CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();
    cookies.setCookieName("showpay-console-csrf");
    cookies.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
    cookies.setCookiePath("/console");
    csrf.csrfTokenRepository(cookies)
        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
  }

  private static void secure(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
        .permissionsPolicyHeader(may -> may.policy("camera=(), microphone=(), geolocation=()"))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
  }

  /** A page is led to the sign-in; what scripts and streams ask for is refused. */
  private static void signInFirst(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean page =
        HttpMethod.GET.matches(request.getMethod())
            && String.valueOf(request.getHeader("Accept")).contains("text/html");
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", SIGN_IN);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (page) {
      response.setHeader("Location", SIGN_IN);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  /** Not signed in for it, or without the token of a form of ours. */
  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    request.getRequestDispatcher(REFUSED).forward(request, response);
  }
}
