package org.showpay.cat.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.showpay.contracts.problem.NextStep;
import org.showpay.contracts.problem.ProblemException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses what the page of one till sends in the session of another: a browser has one session on
 * each side of the counter, and who signs in at a second shop must not sell there from the first.
 */
@Component
final class TillOfForms implements HandlerInterceptor, WebMvcConfigurer {

  private static final String FIELD = "till";

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns(Role.CASHIER.path() + "/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (HttpMethod.POST.matches(request.getMethod())
        && caller != null
        && caller.getPrincipal() instanceof PageSession session
        && !session.till().toString().equals(request.getParameter(FIELD))) {
      throw ProblemException.conflict(
          "OTHER_TILL", NextStep.FIX_REQUEST, "This page is of another till. Reload it.");
    }
    return true;
  }
}
