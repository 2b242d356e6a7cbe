package org.showpay.cat.entry;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
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
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Stands before the pages: each side of the counter opens to its own session; a CSRF token with
 * every POST; and a browser that loads and sends nothing but what belongs here.
 */
@Configuration(proxyBeanMethods = false)
class PageGuard {

  private static final String SIGN_IN = "/sign-in";
  private static final String[] PAGES = {
    "/", SIGN_IN, "/cashier/**", "/customer/**", "/pc", "/pc/**", "/assets/**", "/webjars/**"
  };

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
          + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'";

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain pages(
      HttpSecurity http, PageSessions sessions, @Value("${showpay.page-host}") String host) {
    RequestMatcher foreignHost = request -> !request.getServerName().equals(host);
    return http.securityMatcher(PAGES)
        .csrf(PageGuard::withToken)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(PageGuard::secure)
        .addFilterBefore(new SessionCookies(sessions), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(routes -> open(routes, foreignHost))
        .exceptionHandling(e ->
            e.authenticationEntryPoint((request, response, why) -> {
              if (foreignHost.matches(request)) {
                response.setStatus(HttpServletResponse.SC_FORBIDDEN);
              } else {
                signInFirst(request, response);
              }
            }))
        .build();
  }

  private static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          routes,
      RequestMatcher foreignHost) {
    routes.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll();
    routes.requestMatchers(foreignHost).denyAll();
    routes.requestMatchers(HttpMethod.GET, "/", SIGN_IN, "/assets/**", "/webjars/**").permitAll();
    routes.requestMatchers(HttpMethod.POST, SIGN_IN).permitAll();
    // A barcode PC is anybody's: what opens there is opened by a payment screen's address.
    routes.requestMatchers(HttpMethod.GET, "/pc", "/pc/panel", "/pc/sensor").permitAll();
    routes.requestMatchers(HttpMethod.POST, "/pc", "/pc/*").permitAll();
    for (Role role : Role.values()) {
      String pages = role.path() + "/**";
      routes.requestMatchers(HttpMethod.GET, pages).hasAuthority(role.name());
      routes.requestMatchers(HttpMethod.POST, pages).hasAuthority(role.name());
    }
    routes.anyRequest().denyAll();
  }

  /** The usual strategy would take every request for signing in, and change the token with it. */
  private static void withToken(CsrfConfigurer<HttpSecurity> csrf) {
    CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();
    cookies.setCookieName("showpay-till-csrf");
    cookies.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict").path("/"));
    csrf.csrfTokenRepository(cookies)
        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
  }

  private static void secure(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
        .permissionsPolicyHeader(may -> may.policy("camera=(self), microphone=(), geolocation=()"))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
  }

  /** A page is led to the sign-in; what scripts and streams ask for is refused. */
  private static void signInFirst(HttpServletRequest request, HttpServletResponse response) {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", SIGN_IN);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (String.valueOf(request.getHeader("Accept")).contains("text/html")) {
      response.setHeader("Location", SIGN_IN);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }
}
