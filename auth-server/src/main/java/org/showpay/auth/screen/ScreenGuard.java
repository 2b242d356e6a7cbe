package org.showpay.auth.screen;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Stands before the payment screens. Whoever has an address can pay there, and nobody can guess
 * one: no cookie lets anybody in, so no other site can use one. A form that comes from elsewhere is
 * refused all the same, and the browser loads, sends and frames nothing but what belongs here.
 */
@Configuration(proxyBeanMethods = false)
class ScreenGuard {

  private static final String[] PAGES = {"/pay/**", "/assets/**", "/webjars/**"};

  private static final List<String> FORMS =
      List.of("code", "pictures", "challenges", "entries", "password", "another-code");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
          + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'";

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain paymentScreens(HttpSecurity http) {
    return http.securityMatcher(PAGES)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(ScreenGuard::secure)
        .authorizeHttpRequests(ScreenGuard::open)
        .exceptionHandling(e ->
            e.authenticationEntryPoint(
                (request, response, why) -> response.setStatus(HttpServletResponse.SC_FORBIDDEN)))
        .build();
  }

  private static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          routes) {
    RequestMatcher foreign = ScreenGuard::isForeign;
    routes.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
    routes.requestMatchers(foreign).denyAll();
    routes.requestMatchers(HttpMethod.GET, "/assets/*", "/webjars/htmx.org/**").permitAll();
    routes.requestMatchers(HttpMethod.GET, "/webjars/chart.js/**").permitAll();
    routes.requestMatchers(HttpMethod.GET, "/pay/{secret}", "/pay/{secret}/panel").permitAll();
    routes.requestMatchers(HttpMethod.GET, "/pay/{secret}/events").permitAll();
    for (String form : FORMS) {
      routes.requestMatchers(HttpMethod.POST, "/pay/{secret}/" + form).permitAll();
    }
    routes.requestMatchers(HttpMethod.POST, "/pay/{secret}/cancellation").permitAll();
    routes.anyRequest().denyAll();
  }

  /**
   * A browser says where a form comes from in one of two headers. That of a plain form of a page
   * without a referrer is "null", and then the other one is there.
   */
  static boolean isForeign(HttpServletRequest request) {
    if (!HttpMethod.POST.matches(request.getMethod())) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    boolean sameSite = "same-origin".equals(site);
    if (origin == null || origin.equals("null")) {
      return !sameSite;
    }
    return (site != null && !sameSite) || !isOwn(origin, request.getHeader(HttpHeaders.HOST));
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      return Objects.equals(host, URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }

  private static void secure(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
        .permissionsPolicyHeader(may -> may.policy("camera=(self), microphone=(), geolocation=()"))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
  }
}
