package org.showpay.mobile.entry;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.showpay.contracts.phone.PhoneId;
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
 * Stands before the pages: a session for all but the shelf, signing in and static files; a CSRF
 * token with every POST; and a browser that loads and sends nothing but what belongs here.
 */
@Configuration(proxyBeanMethods = false)
class PageGuard {

  private static final String[] PAGES = {"/", "/phones/**", "/assets/**", "/webjars/**"};
  private static final String SIGN_IN = "/phones/*/sign-in";

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain pages(
      HttpSecurity http,
      PageSessions sessions,
      @Value("${showpay.vault-origin}") String vault,
      @Value("${showpay.page-host}") String host) {
    RequestMatcher foreign = request -> !request.getServerName().equals(host) || crossSite(request);
    return http.securityMatcher(PAGES)
        .csrf(PageGuard::withToken)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> secure(headers, policyWith(vault)))
        .addFilterBefore(new SessionCookie(sessions), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(routes -> open(routes, foreign))
        .exceptionHandling(e ->
            e.authenticationEntryPoint((request, response, why) -> {
              if (foreign.matches(request)) {
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
      RequestMatcher foreign) {
    routes.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll();
    routes.requestMatchers(foreign).denyAll();
    routes.requestMatchers(HttpMethod.GET, "/", SIGN_IN, "/assets/**", "/webjars/**").permitAll();
    routes.requestMatchers(HttpMethod.POST, SIGN_IN, SIGN_IN + "/id").permitAll();
    routes.requestMatchers(HttpMethod.GET, "/phones/**").authenticated();
    routes.requestMatchers(HttpMethod.POST, "/phones/**").authenticated();
    routes.anyRequest().denyAll();
  }

  /** A form that the browser says comes from elsewhere, be it another port of this host. */
  private static boolean crossSite(HttpServletRequest request) {
    String from = request.getHeader("Sec-Fetch-Site");
    return HttpMethod.POST.matches(request.getMethod())
        && from != null
        && !from.equals("same-origin");
  }

  private static String policyWith(String vault) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "connect-src 'self' "
        + vault
        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }

  /** The usual strategy would take every request for signing in, and change the token with it. */
  private static void withToken(CsrfConfigurer<HttpSecurity> csrf) {
    CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();
    cookies.setCookieName("showpay-csrf");
    cookies.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict").path("/"));
    csrf.csrfTokenRepository(cookies)
        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
  }

  private static void secure(HeadersConfigurer<HttpSecurity> headers, String policy) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
  }

  /** A page is led to the sign-in; what scripts and streams ask for is refused. */
  private static void signInFirst(HttpServletRequest request, HttpServletResponse response) {
    Optional<PhoneId> phone = SessionCookie.phoneOf(request);
    String signIn = phone.map(id -> "/phones/" + id + "/sign-in").orElse("/");
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", signIn);
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (String.valueOf(request.getHeader("Accept")).contains("text/html")) {
      response.setHeader("Location", signIn);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }
}
