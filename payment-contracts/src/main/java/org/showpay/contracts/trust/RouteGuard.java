package org.showpay.contracts.trust;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Stands before every route: who is it, and does the table let them in. */
final class RouteGuard {

  private RouteGuard() {}

  static SecurityFilterChain guard(
      HttpSecurity http,
      RouteRules rules,
      AuthenticationManagerResolver<HttpServletRequest> callers,
      JsonMapper json) {
    AuthenticationEntryPoint whoAreYou =
        (request, response, e) -> refuse(response, json, HttpStatus.UNAUTHORIZED, adviceAfter(e));
    AccessDeniedHandler notYou =
        (request, response, e) ->
            refuse(
                response,
                json,
                HttpStatus.FORBIDDEN,
                "This route is not open to this caller, or its key is for something else.");
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(routes -> open(routes, rules))
        .oauth2ResourceServer(bearer ->
            bearer
                .authenticationManagerResolver(callers)
                .authenticationEntryPoint(whoAreYou)
                .accessDeniedHandler(notYou))
        .exceptionHandling(e -> e.authenticationEntryPoint(whoAreYou).accessDeniedHandler(notYou))
        .build();
  }

  private static String adviceAfter(AuthenticationException e) {
    return e instanceof CallerTokens.NotByItsCertificate
        ? String.valueOf(e.getMessage())
        : "Send a valid credential as 'Authorization: Bearer …'.";
  }

  private static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          routes,
      RouteRules rules) {
    routes.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
    routes.requestMatchers(HttpMethod.GET, "/actuator/health/**").permitAll();
    routes
        .requestMatchers(HttpMethod.GET, "/actuator/prometheus")
        .hasAnyAuthority(RouteRules.operator(), new Caller.Scraper().kind());
    for (RouteRules.Rule rule : rules.rules()) {
      var route = routes.requestMatchers(rule.method(), rule.pattern());
      if (rule.isOpenToAnyone()) {
        route.permitAll();
      } else {
        route.hasAnyAuthority(rule.callers().toArray(String[]::new));
      }
    }
    routes.anyRequest().denyAll();
  }

  private static void refuse(
      HttpServletResponse response, JsonMapper json, HttpStatus status, String detail)
      throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("detail", detail);
    problem.put(ProblemException.CODE, status.name());
    problem.put(ProblemException.NEXT_STEP, NextStep.FIX_REQUEST);
    response.setStatus(status.value());
    if (status == HttpStatus.UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problem);
  }
}
