package org.showpay.mall.visit;

import jakarta.servlet.DispatcherType;
import java.net.URI;
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
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Stands before the pages: a CSRF token with every POST, one host name, and a browser that loads
 * and sends nothing but what belongs here. A form may lead on to the payment screen, and to no
 * other place.
 */
@Configuration(proxyBeanMethods = false)
class PageGuard {

  private static final String[] PAGES = {
    "/", "/cart/**", "/orders/**", "/office/**", "/assets/**", "/pictures/**", "/webjars/**"
  };

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain pages(
      HttpSecurity http,
      @Value("${showpay.page-host}") String host,
      @Value("${showpay.shop.screens}") URI screens) {
    RequestMatcher foreignHost = request -> !request.getServerName().equals(host);
    String policy = policy(screens.getScheme() + "://" + screens.getRawAuthority());
    return http.securityMatcher(PAGES)
        .csrf(PageGuard::withToken)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> secure(headers, policy))
        .authorizeHttpRequests(routes -> open(routes, foreignHost))
        .build();
  }

  private static String policy(String paymentScreens) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "connect-src 'self'; form-action 'self' "
        + paymentScreens
        + "; base-uri 'none'; frame-ancestors 'none'";
  }

  private static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          routes,
      RequestMatcher foreignHost) {
    routes.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll();
    routes.requestMatchers(foreignHost).denyAll();
    routes.requestMatchers(HttpMethod.GET, PAGES).permitAll();
    routes.requestMatchers(HttpMethod.POST, "/cart/**", "/orders/**", "/office/**").permitAll();
    routes.anyRequest().denyAll();
  }

  /** Lax, since a page that the payment screen leads back to has forms, too. */
  private static void withToken(CsrfConfigurer<HttpSecurity> csrf) {
    CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();
    cookies.setCookieName("showpay-shop-csrf");
    cookies.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax").path("/"));
    csrf.csrfTokenRepository(cookies)
        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
  }

  private static void secure(HeadersConfigurer<HttpSecurity> headers, String policy) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
        .permissionsPolicyHeader(may -> may.policy("camera=(), microphone=(), geolocation=()"))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
  }
}
